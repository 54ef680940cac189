import type { WorkspaceFiles } from '../../../core/files';
import { projectFiles } from '../../../core/program-files';
import { NOTICED } from '../../shared-week/measures';
import type { ReplayEvent, ScenarioContext } from '../../types';
import type { SharedWeekOptions, WantedChange } from './options';
import { copyWith, hasValues, inOrder, type MainAt, type WeekOfWork } from './week';

/**
 * Everybody has taken a copy of the folder on Monday, and puts the files that they have changed back when they are
 * done: the last one wins, and no test is run.
 */
export function oneCopy(context: ScenarioContext, options: SharedWeekOptions): WeekOfWork {
  const monday = projectFiles(context.files);
  let now: WorkspaceFiles = monday;
  const events: ReplayEvent[] = [];
  const states: MainAt[] = [{ at: 0, files: monday }];
  const noticed: number[] = [];
  const there: WantedChange[] = [];
  for (const change of inOrder([...options.wanted, ...options.faulty])) {
    const isWanted = 'sets' in change;
    const parts = isWanted ? change : { edits: [], module: change.module };
    const files = copyWith(monday, parts, options, context.support);
    const before = now;
    now = { ...now, ...files };
    states.push({ at: change.at, files: now });
    const gone = there.filter((other) => isGone(other, before, now, options));
    noticed.push(...[...gone, ...(isWanted ? [] : [change])].map(() => NOTICED.onFriday - change.at));
    if (isWanted) there.push(change);
    const names = Object.keys(files).join(', ');
    events.push({
      at: change.at,
      label: `${change.by}: ${change.says}`,
      ...(gone.length > 0 && { trouble: `undoes ${gone.map(({ by }) => by).join(' and ')}` }),
      outcome: gone.length > 0 ? 'lost' : isWanted ? 'right' : 'silently-wrong',
      input: null,
      detail:
        gone.length > 0
          ? `${names} is put back whole, from Monday’s copy. Gone: ${gone.map(({ says }) => says).join('; ')}.`
          : `${names} is put back.`,
    });
  }
  return { events, states, noticed, faults: options.faulty.length };
}

/** Whether a change that was there before is there no more. */
function isGone(
  change: WantedChange,
  before: WorkspaceFiles,
  now: WorkspaceFiles,
  { params, module }: SharedWeekOptions,
): boolean {
  const values = hasValues(before, params, change) && !hasValues(now, params, change);
  const code =
    change.module !== undefined && before[module] !== now[module] && hasValues(before, params, change);
  return values || code;
}
