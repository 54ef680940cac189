import type { AppDriver } from '../../engine/core/app-driver';
import type { CodeRunner } from '../../engine/core/code-runner';
import type { WorkspaceFiles } from '../../engine/core/files';
import { gradeExercise } from '../../engine/grading/grade-exercise';
import { gradingSeed } from '../../engine/grading/seeds';
import type { CheckReport, GradeReport } from '../../engine/grading/types';
import type { WorkBundle, WrongExpectation } from '../lesson-schema';
import type { LessonData } from './lesson-data';
import { watchingDeadlines } from './patient-runner';
import { Disproved, type ProofJob } from './proof';
import type { Stage } from './stage';
import type { Variant, WrongVariant } from './variants';

/** What the proofs of one lesson run with. */
export interface ProofContext {
  /** Its start is what learners begin with. */
  readonly lesson: { readonly bundle: WorkBundle };
  readonly stage: Stage;
  readonly data: LessonData['data'];
  readonly remake: LessonData['remake'];
  /** With the deadlines that learners have. */
  readonly runner: CodeRunner;
  /** With longer ones, for programs that are known to end: a busy machine disproves nothing. */
  readonly patientRunner: CodeRunner;
  /** Uses the pages of apps. */
  readonly driver?: AppDriver;
  readonly newRunId: () => string;
}

/** The start fails every exercise; the solution and every other right one pass; every wrong one gets its feedback. */
export function gradingJobs(
  context: ProofContext,
  alsoRight: readonly Variant[],
  wrong: readonly WrongVariant[],
): ProofJob[] {
  const { bundle } = context.lesson;
  const exercises = bundle.definition.exercises.map((exercise) => exercise.id);
  const { stage } = context;
  const rights = [
    { name: 'solution', lay: async () => (await stage.solution()).files },
    ...alsoRight.map((variant) => ({
      name: `also-right/${variant.name}`,
      lay: () => stage.variant(variant),
    })),
  ];
  return [
    ...exercises.flatMap((exercise) => [
      { what: `start fails ${exercise}`, prove: () => proveStart(context, exercise) },
      ...rights.map(({ name, lay }, i) => ({
        what: `${name} passes ${exercise}`,
        // Each from its own seed: what is right must be right for every learner.
        prove: async () => proveRight(context, exercise, await lay(), i + 1),
      })),
    ]),
    ...wrong.map((variant) => ({
      what: `wrong/${variant.name} fails ${variant.expected.exercise}/${variant.expected.check}`,
      prove: () => proveWrong(context, variant),
    })),
  ];
}

async function grade(
  { lesson, data, remake, patientRunner, driver, newRunId }: ProofContext,
  exerciseId: string,
  files: WorkspaceFiles,
  {
    bundle = lesson.bundle,
    runner = patientRunner,
    attempt = 1,
  }: { bundle?: WorkBundle; runner?: CodeRunner; attempt?: number } = {},
): Promise<GradeReport> {
  const report = await gradeExercise({
    bundle,
    exerciseId,
    files,
    data,
    remake,
    runner,
    driver,
    seed: gradingSeed('verify', exerciseId, attempt),
    signal: new AbortController().signal,
    clock: Date,
    newRunId,
  });
  const broken = report.checks.find((check) => check.outcome === 'error');
  if (broken) throw new Disproved(`The check ${broken.id} broke: ${broken.feedback.seen}`);
  return report;
}

async function proveStart(context: ProofContext, exerciseId: string): Promise<null> {
  const { bundle } = context.lesson;
  const exercise = bundle.definition.exercises.find(({ id }) => id === exerciseId)!;
  // One failing check is enough, so they are run one by one.
  for (const { id } of exercise.checks) {
    const report = await grade(context, exerciseId, bundle.start, {
      bundle: withOnly(bundle, exerciseId, id),
    });
    if (report.checks.some((check) => check.outcome === 'failed')) return null;
  }
  throw new Disproved('The start passes it already, so there is nothing to do.');
}

async function proveRight(
  context: ProofContext,
  exercise: string,
  files: WorkspaceFiles,
  attempt: number,
): Promise<null> {
  const report = await grade(context, exercise, files, { attempt });
  const failed = report.checks.filter((check) => check.outcome !== 'passed');
  if (failed.length > 0) throw new Disproved(failed.map(reportText).join('\n'));
  return null;
}

async function proveWrong(context: ProofContext, variant: WrongVariant): Promise<string | null> {
  const { expected } = variant;
  const files = await context.stage.variant(variant);
  const bundle = withOnly(context.lesson.bundle, expected.exercise, expected.check);
  const { runner, wasLate } = watchingDeadlines(context.runner);
  try {
    return judgeWrong(await grade(context, expected.exercise, files, { bundle, runner }), expected);
  } catch (error) {
    // Only a busy machine keeps a program that ends from ending in time: its true verdict takes longer.
    if (!(error instanceof Disproved) || !wasLate()) throw error;
    return judgeWrong(await grade(context, expected.exercise, files, { bundle }), expected);
  }
}

function judgeWrong(report: GradeReport, expected: WrongExpectation): string | null {
  const check = report.checks.find((one) => one.id === expected.check)!;
  if (check.outcome !== 'failed') {
    const others = report.checks.filter((one) => one.outcome === 'failed').map(reportText);
    throw new Disproved(
      [`The check ${check.id} is ${check.outcome}, and should have failed.`, ...others].join('\n'),
    );
  }
  const mistake = check.feedback.mistake;
  if (expected.mistake !== undefined && mistake?.id !== expected.mistake) {
    throw new Disproved(
      `The mistake that spoke is ${mistake?.id ?? 'none'}, and should be ${expected.mistake}.\n${reportText(check)}`,
    );
  }
  const said = [check.feedback.did, check.feedback.expected, check.feedback.seen, mistake?.says].join('\n');
  if (expected.says !== undefined && !said.includes(expected.says)) {
    throw new Disproved(`The feedback does not say ${JSON.stringify(expected.says)}.\n${reportText(check)}`);
  }
  return mistake?.id ?? null;
}

/** The lesson with one check alone, and those that it waits for: the others would only take time. */
function withOnly(bundle: WorkBundle, exerciseId: string, checkId: string): WorkBundle {
  const exercises = bundle.definition.exercises.map((exercise) => {
    if (exercise.id !== exerciseId) return exercise;
    const wanted = new Set<string>();
    for (let id: string | undefined = checkId; id !== undefined; ) {
      wanted.add(id);
      id = exercise.checks.find((check) => check.id === id)?.after;
    }
    return { ...exercise, checks: exercise.checks.filter((check) => wanted.has(check.id)) };
  });
  return { ...bundle, definition: { ...bundle.definition, exercises } };
}

function reportText({ id, outcome, feedback, facts }: CheckReport): string {
  return [
    `${id} is ${outcome}. ${feedback.did}`,
    `  expected: ${feedback.expected}`,
    `  seen: ${feedback.seen}`,
    ...(feedback.mistake ? [`  mistake ${feedback.mistake.id}: ${feedback.mistake.says.trim()}`] : []),
    ...(feedback.failingCase
      ? [`  failing case: ${JSON.stringify(feedback.failingCase).slice(0, 400)}`]
      : []),
    `  facts: ${JSON.stringify(facts)}`,
  ].join('\n');
}
