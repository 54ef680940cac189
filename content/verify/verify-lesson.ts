import type { AppDriver } from '../../engine/core/app-driver';
import type { CodeRunner } from '../../engine/core/code-runner';
import { messageOf } from '../../engine/core/errors';
import { JobQueue } from '../../engine/core/job-queue';
import { lessonRunner } from '../../engine/core/lesson-runner';
import { KnownRuns, knowing } from '../../engine/grading/known-runs';
import { compileMdx } from '../compile-mdx';
import { lessonsRoot } from '../lesson-folder';
import { problemText } from '../lesson-problem';
import { inspectLesson, type LoadedLesson } from '../load-lesson';
import { experimentJobs } from './experiment-jobs';
import { gradingJobs, type ProofContext } from './grading-jobs';
import { readLessonData } from './lesson-data';
import { patient } from './patient-runner';
import { type Proof, runJobs } from './proof';
import { replayJobs } from './replay-jobs';
import { Stage } from './stage';
import { readVariants } from './variants';

/** What proves a lesson, and where it lies. */
export interface VerifyOptions {
  readonly runner: CodeRunner;
  /** For lessons whose checks use the page of an app. */
  readonly driver?: AppDriver;
  /** Runs the proofs; one of its own, two at a time, unless several lessons share one. */
  readonly queue?: JobQueue;
  readonly root?: string;
  /** `grading`: only what the checks say of starts, solutions and variants. */
  readonly proofs?: 'all' | 'grading';
  /** Hears of each proof as soon as it is done. */
  readonly onProof?: (proof: Proof) => void;
}

/**
 * Proves a lesson: its files fit together, its text compiles, its start fails, its solutions pass, its wrong ones get
 * their feedback, its experiments answer their predictions and its replays favour the practice. Never throws for what
 * the lesson holds.
 */
export async function verifyLesson(
  slug: string,
  {
    runner,
    driver,
    queue = new JobQueue(2),
    root = lessonsRoot(),
    proofs: wanted = 'all',
    onProof = () => {},
  }: VerifyOptions,
): Promise<Proof[]> {
  const began = performance.now();
  const { lesson, problems } = inspectLesson(slug, root);
  const variants = lesson && readVariants(lesson);
  const all = [...problems, ...(variants?.problems ?? [])];
  const fits = { lesson: slug, what: 'everything fits together', ms: performance.now() - began };
  if (!lesson || !variants || all.length > 0) {
    const proofs = all.map((problem) => ({ ...fits, ok: false, detail: problemText(problem) }));
    for (const proof of proofs) onProof(proof);
    return proofs;
  }
  const whole = { ...fits, ok: true };
  onProof(whole);
  const made = await contextOf(lesson, runner, driver).catch((error: unknown) => messageOf(error));
  if (typeof made === 'string') {
    const proof = { ...fits, what: 'the start is made', ok: false, detail: made };
    onProof(proof);
    return [whole, proof];
  }
  const context = made;
  const proofs = await runJobs(
    slug,
    wanted === 'grading'
      ? gradingJobs(context, variants.alsoRight, variants.wrong)
      : [
          { what: 'the text compiles', prove: () => compileMdx(lesson.mdx).then(() => null) },
          ...gradingJobs(context, variants.alsoRight, variants.wrong),
          ...experimentJobs(context),
          ...replayJobs(context),
        ],
    queue,
    onProof,
  );
  return [whole, ...proofs];
}

/** What a lesson's works are laid out and graded with. @throws ScriptFailedError when the start's script does not end well */
export async function contextOf(
  lesson: LoadedLesson,
  runner: CodeRunner,
  driver?: AppDriver,
): Promise<ProofContext> {
  let runs = 0;
  const { bundle } = lesson;
  const lessonData = readLessonData(bundle.definition);
  const { data, remake } = lessonData;
  // Proofs of one lesson run the same programs over the same files from the same seeds.
  const shared = knowing(lessonRunner(runner, Object.keys(data)), new KnownRuns());
  const stage = new Stage(bundle, lessonData, patient(shared));
  return {
    lesson: { bundle: { ...bundle, start: (await stage.start()).files } },
    stage,
    data,
    remake,
    runner: shared,
    driver,
    patientRunner: patient(shared),
    newRunId: () => `${lesson.bundle.slug}#${++runs}`,
  };
}
