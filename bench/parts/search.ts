import { loadLesson } from '../../content/load-lesson';
import { readLessonData } from '../../content/verify/lesson-data';
import { labPage, openStageOnOneCore, type Stage } from './stage';

const LESSON = '01-before-mlops/07-hyperparameter-tuning';
const TRIALS = 27;

/**
 * 27 trials of lesson 1.7, nine epochs each, on one worker and on two: how much faster, and whether the results are the
 * same bits. One worker has the second core too, where the engine optimises its code; so one worker in a browser that
 * has one core is measured as well.
 */
export async function measureSearch(stage: Stage) {
  const { bundle } = loadLesson(LESSON);
  const { data } = readLessonData(bundle.definition);
  const files: Record<string, string> = { ...bundle.start, ...bundle.solution, ...data };
  const plan = JSON.parse(files['tuning.json']!) as { resource: { max: number } };
  files['tuning.json'] = JSON.stringify({
    ...plan,
    search: { algorithm: 'random' },
    budget: TRIALS * plan.resource.max,
  });
  const lab = await labPage(stage);
  const run = (workers: number) =>
    lab.evaluate(([all, width]) => window.lab.search(all, width), [files, workers] as const);
  const together = await run(2);
  const alone = await run(1);
  await lab.close();
  const oneCore = await onOneCore(files);
  return {
    trials: together.objectives.length,
    oneWorkerSeconds: alone.ms / 1000,
    twoWorkersSeconds: together.ms / 1000,
    ratio: alone.ms / together.ms,
    oneCoreSeconds: oneCore && oneCore / 1000,
    coresRatio: oneCore && oneCore / together.ms,
    sameBits: JSON.stringify(alone.objectives) === JSON.stringify(together.objectives),
  };
}

async function onOneCore(files: Record<string, string>): Promise<number | null> {
  const stage = await openStageOnOneCore();
  if (stage === null) return null;
  try {
    const lab = await labPage(stage);
    return await lab.evaluate(async (all) => (await window.lab.search(all, 1)).ms, files);
  } finally {
    await stage.close();
  }
}
