import { StagecraftError } from '../engine/core/errors';

/** One thing that is wrong with a lesson: where, what was found, and what to do about it. */
export interface LessonProblem {
  /** Relative to the folder of the lesson, e.g. `lesson.yaml`. */
  readonly file: string;
  /** From 1; absent when the problem is about the file as a whole. */
  readonly line?: number;
  readonly message: string;
}

/** `lesson.yaml:12: …`, or `lesson.yaml: …` without a line. */
export function problemText(problem: LessonProblem): string {
  const where = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  return `${where}: ${problem.message}`;
}

/** A lesson that cannot be used; `problems` has all that was found, not only the first. */
export class LessonError extends StagecraftError<'lesson-invalid'> {
  readonly problems: readonly LessonProblem[];

  constructor(slug: string, problems: readonly LessonProblem[]) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    super(
      'lesson-invalid',
      `The lesson ${slug} has ${count}:\n${problems.map((problem) => `  ${problemText(problem)}`).join('\n')}`,
      { slug, problems },
    );
    this.problems = problems;
  }
}

/** There is no lesson of this slug. */
export class LessonNotFoundError extends StagecraftError<'lesson-not-found'> {
  constructor(slug: string) {
    super('lesson-not-found', `There is no lesson ${JSON.stringify(slug)} under lessons/.`, { slug });
  }
}
