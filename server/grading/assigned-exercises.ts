import { type CataloguedLesson, lessonsOf } from '../../content/lesson-catalogue';

/** An exercise of an assignment. */
export interface AssignedExercise {
  /** As submissions name it: `1.6/train-it-yourself`. */
  readonly name: string;
  readonly id: string;
  readonly title: string;
  readonly lesson: CataloguedLesson;
}

/** All exercises that an assignment asks for, of the lessons that there are, in the order of the course. */
export function assignedExercises(
  { kind, contentId }: { readonly kind: 'module' | 'lesson'; readonly contentId: string },
  now: Date,
): readonly AssignedExercise[] {
  return lessonsOf(kind, contentId, now.getTime()).flatMap((lesson) =>
    lesson.exercises.map(({ id, title }) => ({ name: `${lesson.id}/${id}`, id, title, lesson })),
  );
}

/** Changes with whatever may change a result that is not the lesson's: the kinds of measurement and their trust, the runner, the seeds. */
const GRADER = '2';

/** By what work is graded: the grader, and the lesson as it is. Results are kept by it. */
export function graderVersion({ version }: Pick<CataloguedLesson, 'version'>): string {
  return `${GRADER}-${version.slice(0, 16)}`;
}
