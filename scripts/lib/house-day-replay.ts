import { loadLesson } from '../../content/load-lesson';
import { readLessonData } from '../../content/verify/lesson-data';
import type { CodeRunner } from '../../engine/core/code-runner';
import { runReplay } from '../../engine/scenario/run-replay';
import type { Lane, ReplayRun } from '../../engine/scenario/types';

const SLUG = '02-what-breaks/01-code-that-lasts';
const REPLAY = 'house-day';

/** Both lanes of the replay of lesson 2.1 on house-price: the start, and the reference solution. */
export async function computeHouseDay(
  runner: CodeRunner,
): Promise<{ readonly adHoc: ReplayRun; readonly practice: ReplayRun }> {
  const { bundle } = loadLesson(SLUG);
  const replay = bundle.definition.replays.find(({ id }) => id === REPLAY);
  if (!replay) throw new Error(`${SLUG} has no replay ${REPLAY}.`);
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
  return { adHoc: await run('ad-hoc'), practice: await run('practice') };
}
