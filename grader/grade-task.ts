import type { GradedWork, GraderTask } from '../contracts/grader-task';
import type { AppDriver } from '../engine/core/app-driver';
import type { CodeRunner } from '../engine/core/code-runner';
import { lessonRunner } from '../engine/core/lesson-runner';
import { leastTrust } from '../engine/core/trust';
import { gradeExercise } from '../engine/grading/grade-exercise';
import { prepareMeasurement } from '../engine/grading/registry';
import type { CheckDefinition, GradeReport } from '../engine/grading/types';
import { prepareLesson } from './prepared-lesson';

/** What a task is graded with. */
export interface Grader {
  readonly runner: CodeRunner;
  readonly driver?: AppDriver;
  readonly signal: AbortSignal;
}

/**
 * Grades what was handed in by the checks that the browser has, from the hidden seed of the task.
 *
 * @throws OtherLessonError, UnknownExerciseError
 */
export async function gradeTask(task: GraderTask, { runner, driver, signal }: Grader): Promise<GradedWork> {
  const { bundle, data, remake } = await prepareLesson(
    task.lesson,
    task.lessonVersion,
    task.dataSeed,
    runner,
  );
  let runs = 0;
  const report = await gradeExercise({
    bundle,
    exerciseId: task.exercise,
    files: task.files,
    data,
    remake,
    runner: lessonRunner(runner, Object.keys(data)),
    driver,
    seed: task.seed,
    signal,
    clock: Date,
    newRunId: () => `${task.id}#${++runs}`,
  });
  const exercise = bundle.definition.exercises.find(({ id }) => id === task.exercise)!;
  return gradedWorkOf(report, exercise.checks);
}

/**
 * What is kept of a report: of each check its verdict, what that rests on, and its words. The failing case stays here: it is one of the
 * hidden ones. The whole is as trusted as its least trusted check, whatever came of it: so the label is the exercise's, and does
 * not change from one attempt to the next.
 */
export function gradedWorkOf(
  { outcome, credit, checks }: Pick<GradeReport, 'outcome' | 'credit' | 'checks'>,
  definitions: readonly CheckDefinition[],
): GradedWork {
  const trusts = definitions.map((check) => prepareMeasurement(check.measure, check.with).trust);
  const parts = checks.map(({ id, label, weight, outcome: verdict, feedback }, i) => {
    const { did, expected, seen, mistake } = feedback;
    return {
      id,
      label,
      weight,
      outcome: verdict,
      trust: trusts[i]!,
      did,
      expected,
      seen,
      ...(mistake && { mistake }),
    };
  });
  return {
    outcome: outcome === 'not-attempted' ? 'error' : outcome,
    score: credit,
    parts,
    trust: leastTrust(trusts)!,
  };
}
