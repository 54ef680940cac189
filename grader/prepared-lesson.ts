import type { WorkBundle } from '../content/lesson-schema';
import { loadLesson } from '../content/load-lesson';
import { type LessonData, readLessonData } from '../content/verify/lesson-data';
import { patient } from '../content/verify/patient-runner';
import { Stage } from '../content/verify/stage';
import type { CodeRunner } from '../engine/core/code-runner';
import { StagecraftError } from '../engine/core/errors';
import { lessonRunner } from '../engine/core/lesson-runner';
import { KnownRuns, knowing } from '../engine/grading/known-runs';

/** The lesson on this disk is not the one by which the work is to be graded: servers of two versions share a database. */
export class OtherLessonError extends StagecraftError<'other-lesson'> {
  constructor(slug: string, found: string, wanted: string) {
    super(
      'other-lesson',
      `The lesson ${slug} is at version ${found.slice(0, 12)} here, and the work is to be graded by ${wanted.slice(0, 12)}. ` +
        'A server with that version will take it; where there is none any more, grade the assignment anew.',
      { slug },
    );
  }
}

/** A lesson as one learner has it: the start that they began with, and their data. */
export interface PreparedLesson {
  readonly bundle: WorkBundle;
  readonly data: LessonData['data'];
  readonly remake: LessonData['remake'];
}

/** Lessons that are kept: those of one class come one after the other. */
const KEPT = 8;
const kept = new Map<string, Promise<PreparedLesson>>();

/**
 * The lesson with the data that is made from the seed and the start that its script makes of it. What the script runs is ours, so it
 * has more time.
 *
 * @throws OtherLessonError, LessonNotFoundError, ScriptFailedError
 */
export function prepareLesson(
  slug: string,
  version: string,
  dataSeed: string,
  runner: CodeRunner,
): Promise<PreparedLesson> {
  const key = JSON.stringify([slug, version, dataSeed]);
  const known = kept.get(key);
  if (known) return known;
  const preparing = prepare(slug, version, dataSeed, runner);
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, preparing);
  preparing.catch(() => kept.delete(key));
  return preparing;
}

async function prepare(
  slug: string,
  version: string,
  dataSeed: string,
  runner: CodeRunner,
): Promise<PreparedLesson> {
  const { bundle } = loadLesson(slug);
  if (bundle.version !== version) throw new OtherLessonError(slug, bundle.version, version);
  const lessonData = readLessonData(bundle.definition, dataSeed);
  const { data, owned, remake } = lessonData;
  const laid = { ...bundle, start: { ...bundle.start, ...owned } };
  if (bundle.scripts?.start === undefined) return { bundle: laid, data, remake };
  const known = knowing(lessonRunner(patient(runner), Object.keys(data)), new KnownRuns());
  const { files } = await new Stage(bundle, lessonData, known).start();
  return { bundle: { ...bundle, start: files }, data, remake };
}
