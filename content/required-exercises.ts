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

/** Those of the capstone whose figures stand on a certificate: what the game day came to, and the points of the rubric. */
const TOLD = ['4.1/game-day', '4.1/portfolio'];

/** Whether what the checks of an exercise found stands on a certificate. */
export const isTold = (id: string): boolean => TOLD.includes(id);

/** Whether an exercise belongs to the capstone. */
export const isOfCapstone = ({ id }: Pick<CourseExercise, 'id'>): boolean => id.startsWith(`${CAPSTONE}.`);
