import { lessonHead, lessonLinks } from './lesson-links';

/** An exercise of the course, as a certificate names it. */
export interface CourseExercise {
  /** The lesson's id and the exercise's: `1.6/train-it-yourself`. */
  readonly id: string;
  /** `1.6 Model training: Train it yourself` */
  readonly title: string;
  /** Of its lesson. */
  readonly slug: string;
}

/** The module that the capstone is. */
const CAPSTONE = '4';

/** All exercises of the lessons that there are, in the order of the course. For Node only. */
export function courseExercises(): readonly CourseExercise[] {
  return lessonLinks().flatMap((lesson) =>
    (lessonHead(lesson.slug).exercises ?? []).map(({ id, title }) => ({
      id: `${lesson.id}/${id}`,
      title: `${lesson.id} ${lesson.title}: ${title}`,
      slug: lesson.slug,
    })),
  );
}

/** Whether an exercise belongs to the capstone. */
export const isOfCapstone = ({ id }: Pick<CourseExercise, 'id'>): boolean => id.startsWith(`${CAPSTONE}.`);
