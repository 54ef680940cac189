import { hashFiles, type WorkspaceFiles } from '../../../core/files';
import { projectFiles } from '../../../core/program-files';
import { ProbeError, runProbe } from '../../../grading/probe-run';
import { withoutData } from '../../lane-files';
import { scenarioOptionsBy } from '../../options';
import { calendarMinutes, DAY, NOTICED, SHARED_WEEK_MEASURES } from '../../shared-week/measures';
import type { ReplayRun, Scenario, ScenarioContext } from '../../types';
import { branches } from './branches';
import { oneCopy } from './one-copy';
import { optionsSchema, type SharedWeekOptions } from './options';
import { asMeasuring, hasValues, type MainAt } from './week';

/** What a morning's list is like, by the project as it stands then. */
interface Morning {
  /** Calls that are not wanted, and wanted ones that are not made. */
  readonly wrong: number;
  /** Whether the rule that is wanted in the end holds. */
  readonly rule: boolean;
}

/**
 * A week in which several people change one project. In one lane they put files back into one folder; in the other they
 * merge branches with real git, and the tests on main are really run. The list of each morning is made by the code and
 * the parameters that are on main then.
 */
export const sharedWeek: Scenario<SharedWeekOptions> = {
  id: 'shared-week',
  measures: SHARED_WEEK_MEASURES,
  parseOptions: scenarioOptionsBy('shared-week', optionsSchema),
  run: async (context, options): Promise<ReplayRun> => {
    const week = await (context.lane === 'ad-hoc' ? oneCopy(context, options) : branches(context, options));
    const last = week.states.at(-1)?.files ?? {};
    const mornings = await callMornings(context, options, week.states);
    const { rule } = await morning(context, options, last, options.wanted);
    const lost = options.wanted.filter(
      (change) => !hasValues(last, options.params, change) || (change.module !== undefined && !rule),
    );
    const total = week.noticed.reduce((sum, minutes) => sum + minutes, 0);
    return {
      scenario: 'shared-week',
      seed: context.seed,
      contentHash: hashFiles(projectFiles(withoutData(context.files))),
      runIds: [],
      events: week.events.map((event) => ({ ...event, at: calendarMinutes(event.at) })),
      measures: {
        lost: lost.length,
        faults: week.faults,
        minutes: week.noticed.length === 0 ? null : Math.round(total / week.noticed.length),
        calls: mornings.reduce((sum, { wrong }) => sum + wrong, 0),
      },
      notes: {
        lost: lost.length === 0 ? 'nothing' : lost.map(({ by, says }) => `${by}: ${says}`).join('; '),
        minutes: `${NOTICED.atTheMerge} min where a merge or a test stops it, else until Friday, 16:00`,
      },
    };
  },
};

/** The lists of Tuesday to Friday and of the Monday after, held against what is wanted by then. */
async function callMornings(
  context: ScenarioContext,
  options: SharedWeekOptions,
  states: readonly MainAt[],
): Promise<Morning[]> {
  const known = new Map<string, Promise<Morning>>();
  const found: Morning[] = [];
  for (let day = 1; day <= 5; day++) {
    const at = states.findLastIndex((state) => state.at < day * DAY);
    const files = states[at]?.files ?? {};
    // The same project for the same wishes gives the same list.
    const first = states.findIndex((state) => state.files === files);
    const wanted = options.wanted.filter((change) => change.at < day * DAY);
    const key = `${first} ${wanted.length}`;
    const made = known.get(key) ?? morning(context, options, files, wanted);
    known.set(key, made);
    context.progress(day / 6, 'Making the list of the morning');
    found.push(await made);
  }
  return found;
}

async function morning(
  context: ScenarioContext,
  options: SharedWeekOptions,
  files: WorkspaceFiles,
  wanted: SharedWeekOptions['wanted'],
): Promise<Morning> {
  const sets = Object.assign({}, ...wanted.map((change) => change.sets));
  const result = await runProbe(asMeasuring(context), options.morning, { wanted: sets }, { files });
  const value = result.value as Partial<Morning> | undefined;
  if (typeof value?.wrong !== 'number' || typeof value.rule !== 'boolean')
    throw new ProbeError(options.morning, 'it did not return { wrong, rule }');
  return { wrong: value.wrong, rule: value.rule };
}
