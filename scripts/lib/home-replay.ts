import { join } from 'node:path';
import { loadLesson } from '../../content/load-lesson';
import { readLessonData } from '../../content/verify/lesson-data';
import type { CodeRunner } from '../../engine/core/code-runner';
import { SCENARIO_MEASURES } from '../../engine/scenario/measures';
import { runReplay } from '../../engine/scenario/run-replay';
import type { Lane, MeasureDefinition, ReplayRun } from '../../engine/scenario/types';

/** Where the home page reads its replay from. */
export const HOME_REPLAY_FILE = join(process.cwd(), 'content', 'home-replay.json');

const SLUG = '02-what-breaks/01-code-that-lasts';
const REPLAY = 'house-day';

/** Both lanes of the replay that the home page shows, with the definitions of its measures. */
export interface HomeReplayFile {
  readonly slug: string;
  readonly title: string;
  readonly measures: readonly MeasureDefinition[];
  readonly adHoc: ReplayRun;
  readonly practice: ReplayRun;
}

/** Runs the replay for the home page. Run ids are counted, so that the same sources give the same file. */
export async function computeHomeReplay(runner: CodeRunner): Promise<HomeReplayFile> {
  const { bundle } = loadLesson(SLUG);
  const replay = bundle.definition.replays.find(({ id }) => id === REPLAY);
  if (!replay) throw new Error(`${SLUG} has no replay ${REPLAY}; the home page shows it.`);
  const { data, remake } = readLessonData(bundle.definition);
  const start = { ...bundle.start, ...data };
  const solution = { ...start, ...bundle.solution };
  const run = (lane: Lane) => {
    let runs = 0;
    return runReplay({
      scenarioId: replay.scenario,
      options: replay.with,
      lane,
      files: lane === 'ad-hoc' ? start : solution,
      support: bundle.support,
      solution,
      runner,
      seed: replay.seed,
      remake,
      signal: new AbortController().signal,
      newRunId: () => `${lane}-${runs++}`,
      progress: () => {},
    });
  };
  return {
    slug: SLUG,
    title: replay.title,
    measures: SCENARIO_MEASURES[replay.scenario]!,
    adHoc: await run('ad-hoc'),
    practice: await run('practice'),
  };
}
