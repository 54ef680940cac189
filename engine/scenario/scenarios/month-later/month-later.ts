import { hashFiles } from '../../../core/files';
import { isRecovered, type JudgedRun, judgeRuns } from '../../../grading/kinds/tracked-search/judge-runs';
import { type SearchOptions, searchSchema } from '../../../grading/kinds/tracked-search/options';
import { readDecision } from '../../../grading/kinds/tracked-search/read-decision';
import { type RunRecord, readRuns } from '../../../grading/kinds/tracked-search/read-runs';
import { hiddenExport, runSearch, type Search } from '../../../grading/kinds/tracked-search/run-search';
import { md5Hex } from '../../../versioning/dvc/hash/md5';
import { withoutData } from '../../lane-files';
import { MONTH_LATER_MEASURES } from '../../month-later/measures';
import { scenarioOptionsBy } from '../../options';
import type { ReplayEvent, ReplayRun, Scenario, ScenarioContext } from '../../types';
import { questionsOf, winnerOf } from './questions';

const MONTH_MINUTES = 30 * 24 * 60;
/** Between two questions. */
const APART = 10;

/**
 * Thirty settings are tried, and one of them is chosen. A month later the table is another export, the terminal is closed,
 * and somebody asks; what is left has to answer. Runs are trained again on the table that they name, else on today's.
 */
export const monthLater: Scenario<SearchOptions> = {
  id: 'month-later',
  measures: MONTH_LATER_MEASURES,
  parseOptions: scenarioOptionsBy('month-later', searchSchema),
  run: async (context, options): Promise<ReplayRun> => {
    const search = await runSearch(context, options);
    const today = hiddenExport(context.files[options.data], options.data, `${context.seed}/today`);
    const { judged, runIds } = await trainAgain(context, options, search, today);
    const decision = readDecision(search, options);
    const questions = questionsOf({ search, judged, decision, settings: options.runs });
    const winner = winnerOf(judged);
    const change =
      winner?.metric == null || winner.rebuilt === null ? null : Math.abs(winner.metric - winner.rebuilt);
    return {
      scenario: 'month-later',
      seed: context.seed,
      contentHash: hashFiles(withoutData(context.files)),
      runIds: [...search.ends.flatMap(({ result }) => result?.runId ?? []), ...runIds],
      events: [
        ...search.ends.map((end, i) => scriptEvent(end, i * APART)),
        ...questions.map(
          ({ ask, answer }, i): ReplayEvent => ({
            at: MONTH_MINUTES + i * APART,
            label: ask,
            outcome: answer === null ? 'lost' : 'right',
            trouble: answer === null ? 'no answer is left' : undefined,
            input: null,
            expected: answer === null ? 'an answer from what is left' : undefined,
            seen: answer ?? leftText(search),
          }),
        ),
        winnerEvent(winner, change, MONTH_MINUTES + questions.length * APART),
      ],
      measures: {
        'runs-recoverable': judged.filter(isRecovered).length,
        'rebuilt-difference': change,
        'questions-answered': questions.filter(({ answer }) => answer !== null).length,
      },
      notes:
        change === null
          ? {
              'rebuilt-difference':
                winner?.reason ?? 'Nothing says which run won, so nothing can be trained again.',
            }
          : {},
    };
  },
};

/** Trains the runs again: where they name the data of their day, on these, else on what lies there today. */
async function trainAgain(
  context: ScenarioContext,
  options: SearchOptions,
  search: Search,
  today: string,
): Promise<{ judged: JudgedRun[]; runIds: string[] }> {
  const records = readRuns(search, options);
  const digest = md5Hex(search.table);
  const named = (record: RunRecord) => record.digests.includes(digest);
  const measured = { ...context, start: context.solution };
  const known = await judgeRuns(measured, options, records.filter(named), search.table);
  const others = await judgeRuns(
    measured,
    options,
    records.filter((one) => !named(one)),
    today,
  );
  return { judged: [...known.judged, ...others.judged], runIds: [...known.runIds, ...others.runIds] };
}

function scriptEvent({ script, result, error }: Search['ends'][number], at: number): ReplayEvent {
  const failure = result?.error ?? error;
  return {
    at,
    label: `npm run ${script}`,
    outcome: result?.outcome === 'completed' ? 'right' : 'crashed',
    input: null,
    seen: result?.stdout.trim().split('\n').at(-1),
    detail: failure && `${failure.name}: ${failure.message}`,
    location: result?.error?.frames[0],
  };
}

function winnerEvent(winner: JudgedRun | null, change: number | null, at: number): ReplayEvent {
  const label = 'The winner is trained again';
  if (winner === null || change === null)
    return {
      at,
      label,
      outcome: 'lost',
      trouble: 'no record',
      input: winner?.params ?? null,
      detail: winner?.reason ?? undefined,
    };
  return {
    at,
    label,
    outcome: isRecovered(winner) ? 'right' : 'silently-wrong',
    trouble: isRecovered(winner) ? undefined : 'another score',
    input: winner.params,
    expected: winner.metric,
    seen: winner.rebuilt,
  };
}

/** What the files say that are left, in a line. */
function leftText({ written }: Search): string {
  const texts = Object.entries(written).map(([path, content]) =>
    typeof content === 'string' ? `${path}: ${content.trim().slice(0, 80)}` : path,
  );
  return texts.join(' · ') || 'nothing is left';
}
