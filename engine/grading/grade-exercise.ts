import type { AppDriver } from '../core/app-driver';
import type { Clock } from '../core/clock';
import type { CodeRunner } from '../core/code-runner';
import { StagecraftError } from '../core/errors';
import { hashFiles, type WorkspaceFiles } from '../core/files';
import { projectFiles } from '../core/program-files';
import { judge } from './judge';
import { KnownRuns, knowing } from './known-runs';
import { notAttempted, ourError } from './reports';
import { type MeasureCheck, sharingMeasurements } from './shared-measurements';
import type { CheckDefinition, CheckReport, GradeReport, MeasurementContext, Outcome } from './types';

/** What a grade needs of a lesson or a project. */
export interface GradedWork {
  readonly slug: string;
  /** SHA-256 over what it was made from. */
  readonly version: string;
  readonly definition: {
    readonly exercises: readonly { readonly id: string; readonly checks: readonly CheckDefinition[] }[];
  };
  /** The start, by workspace path, without data. */
  readonly start: WorkspaceFiles;
  /** The files of the reference solution that differ from the start. */
  readonly solution: Readonly<Record<string, string>>;
  /** What checks use and is no part of the workspace: `probes/…`, `mutants.yaml` and the like. */
  readonly support: Readonly<Record<string, string>>;
}

/** An exercise to grade, and what that takes. */
export interface GradeRequest {
  readonly bundle: GradedWork;
  readonly exerciseId: string;
  /** The learner's files, without data. */
  readonly files: WorkspaceFiles;
  /** The data of the lesson by workspace path (`data/…`); it wins over a file of the same path. */
  readonly data: WorkspaceFiles;
  /** See `MeasurementContext.remake`. */
  readonly remake: MeasurementContext['remake'];
  readonly runner: CodeRunner;
  /** See `MeasurementContext.driver`. */
  readonly driver?: AppDriver;
  /** Hidden; see `gradingSeed`. */
  readonly seed: string;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** A new id: for the attempt and for each run. */
  readonly newRunId: () => string;
  /** `done` in [0, 1]; called at once, before anything runs, and never goes back. */
  readonly onProgress?: (progress: { readonly done: number; readonly doing: string }) => void;
}

/** The lesson has no exercise of this id. */
export class UnknownExerciseError extends StagecraftError<'exercise-unknown'> {
  constructor(slug: string, exerciseId: string) {
    super('exercise-unknown', `The lesson ${slug} has no exercise ${exerciseId}.`, { slug, exerciseId });
  }
}

/**
 * Runs the checks of an exercise one after another and reports. It resolves whatever the learner's code does and also
 * when something of ours breaks (outcome `error`); once `signal` is aborted, the rest is `not-attempted`.
 * @throws UnknownExerciseError
 */
export async function gradeExercise(request: GradeRequest): Promise<GradeReport> {
  const { bundle, exerciseId, files, data, seed, signal, clock } = request;
  const exercise = bundle.definition.exercises.find((candidate) => candidate.id === exerciseId);
  if (!exercise) throw new UnknownExerciseError(bundle.slug, exerciseId);
  const startedAt = clock.now();
  const attemptId = request.newRunId();
  const start = { ...bundle.start, ...data };
  const context = {
    files: { ...files, ...data },
    support: bundle.support,
    start,
    solution: { ...start, ...bundle.solution },
    runner: knowing(request.runner, new KnownRuns()),
    driver: request.driver,
    seed,
    remake: request.remake,
    signal,
    newRunId: request.newRunId,
  };
  const measure = sharingMeasurements();
  const reports: CheckReport[] = [];
  let furthest = 0;
  for (const [i, check] of exercise.checks.entries()) {
    const progress = (done: number, doing: string) => {
      furthest = Math.max(furthest, (i + Math.min(1, Math.max(0, done))) / exercise.checks.length);
      request.onProgress?.({ done: furthest, doing });
    };
    progress(0, check.label);
    reports.push(
      await gradeCheck(check, { all: exercise.checks, before: reports, measure }, { ...context, progress }),
    );
  }
  const weights = exercise.checks.reduce((sum, check) => sum + check.weight, 0);
  const earned = reports.filter((report) => report.outcome === 'passed');
  return {
    attemptId,
    exerciseId,
    lessonSlug: bundle.slug,
    lessonVersion: bundle.version,
    outcome: overall(reports, signal.aborted),
    credit: earned.reduce((sum, report) => sum + report.weight, 0) / weights,
    checks: reports,
    contentHash: hashFiles(projectFiles(files)),
    seed,
    startedAt,
    finishedAt: clock.now(),
  };
}

/** The attempt that a check belongs to: all checks, what was reported so far, and what takes their measurements. */
interface Attempt {
  readonly all: readonly CheckDefinition[];
  readonly before: readonly CheckReport[];
  readonly measure: MeasureCheck;
}

async function gradeCheck(
  check: CheckDefinition,
  { all, before, measure }: Attempt,
  context: MeasurementContext,
): Promise<CheckReport> {
  if (context.signal.aborted) return notAttempted(check, 'The check was stopped.');
  if (check.after !== undefined) {
    const needed = before.find((report) => report.id === check.after);
    if (needed?.outcome !== 'passed') {
      const label = all.find((candidate) => candidate.id === check.after)?.label ?? check.after;
      return notAttempted(check, `It waits for “${label}”, which has not passed.`);
    }
  }
  try {
    const { measurement, facts } = await measure(check, context);
    const judgement = judge(check, measurement, facts, context.seed);
    return { ...identity(check), ...judgement, runIds: measurement.runIds };
  } catch (thrown) {
    if (context.signal.aborted) return notAttempted(check, 'The check was stopped.');
    return ourError(check, thrown);
  }
}

function identity({ id, label, weight }: CheckDefinition) {
  return { id, label, weight };
}

/** A stopped attempt has no verdict; a failed check stands even when another broke; ours is never a failure. */
function overall(reports: readonly CheckReport[], aborted: boolean): Outcome {
  const has = (outcome: Outcome) => reports.some((report) => report.outcome === outcome);
  if (aborted && has('not-attempted')) return 'not-attempted';
  if (has('failed')) return 'failed';
  if (has('error')) return 'error';
  return has('not-attempted') ? 'not-attempted' : 'passed';
}
