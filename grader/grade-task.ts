import type { GradedWork, GraderTask } from '../contracts/grader-task';
import type { AppDriver } from '../engine/core/app-driver';
import type { CodeRunner } from '../engine/core/code-runner';
import { lessonRunner } from '../engine/core/lesson-runner';
import { gradeExercise } from '../engine/grading/grade-exercise';
import type { CheckReport } from '../engine/grading/types';
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
  const outcome = report.outcome === 'not-attempted' ? 'error' : report.outcome;
  return { outcome, score: report.credit, parts: report.checks.map(partOf), trust: 'verified' };
}

/** What is kept of a check: its verdict and its words. The failing case stays here: it is one of the hidden ones. */
function partOf({ id, label, weight, outcome, feedback }: CheckReport): GradedWork['parts'][number] {
  const { did, expected, seen, mistake } = feedback;
  return { id, label, weight, outcome, did, expected, seen, ...(mistake && { mistake }) };
}
