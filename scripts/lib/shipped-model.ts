import { join } from 'node:path';
import { loadLesson } from '../../content/load-lesson';
import { readLessonData } from '../../content/verify/lesson-data';
import type { CodeRunner } from '../../engine/core/code-runner';
import { programOfScript } from '../../engine/core/npm-script';

const MODULE = '01-before-mlops';
/** The lesson that judges the model, and trains it. */
const EVALUATION = `${MODULE}/08-model-evaluation`;
/** The lesson that builds an app over it, and measures how far the app is off. */
const APP = `${MODULE}/09-app-building`;
const MODEL = 'out/model.json';
const PREDICTIONS = 'out/predictions.csv';
const SPREAD = 'out/spread.json';

/**
 * The files of lessons 1.8 and 1.9 that come from one training, by their place under lessons/: the model of params.json,
 * trained on all sales before 2009, its estimates of the held-out sales, and the spread of the app over it.
 * @throws Error when a program of the lessons fails.
 */
export async function shippedModelFiles(runner: CodeRunner): Promise<Readonly<Record<string, string>>> {
  const trained = await run(runner, EVALUATION, 'predictions', {});
  const [model, predictions] = [trained(MODEL), trained(PREDICTIONS)];
  const measured = await run(runner, APP, 'spread', { [MODEL]: model });
  return {
    [join(EVALUATION, 'start', MODEL)]: model,
    [join(EVALUATION, 'start', PREDICTIONS)]: predictions,
    [join(APP, 'start', MODEL)]: model,
    [join(APP, 'start', PREDICTIONS)]: predictions,
    [join(APP, 'solution', SPREAD)]: measured(SPREAD),
  };
}

/** Runs a script of a lesson over its start and `extra`; gives what it wrote, or what was there. */
async function run(
  runner: CodeRunner,
  slug: string,
  script: string,
  extra: Readonly<Record<string, string>>,
): Promise<(path: string) => string> {
  const { bundle } = loadLesson(slug);
  const { data, owned } = readLessonData(bundle.definition);
  const files = { ...bundle.start, ...owned, ...data, ...extra };
  const result = await runner.run({
    runId: `${slug}#${script}`,
    language: 'typescript',
    files,
    program: programOfScript(files, script),
    seed: 'shipped',
  });
  if (result.outcome !== 'completed')
    throw new Error(`npm run ${script} of ${slug} ended as ${result.outcome}: ${result.error?.message}`);
  return (path) => {
    const content = result.writes[path] ?? files[path];
    if (typeof content !== 'string') throw new Error(`npm run ${script} of ${slug} wrote no ${path}.`);
    return content;
  };
}
