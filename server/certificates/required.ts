import { lessonHead, lessonLinks } from '../../content/lesson-links';
import type { CertificateScope } from '../../contracts/api/certificates';

/** An exercise that has to be passed. */
export interface RequiredExercise {
  /** `1.6/train-it-yourself` */
  readonly id: string;
  readonly title: string;
}

/** The module that the capstone is. */
const CAPSTONE = '4';

let known: readonly RequiredExercise[] | undefined;

/** The exercises that a certificate asks for, as the lessons of this server have them; none where it has no such lesson. */
export function requiredExercises(scope: CertificateScope): readonly RequiredExercise[] {
  known ??= lessonLinks().flatMap((lesson) =>
    (lessonHead(lesson.slug).exercises ?? []).map(({ id, title }) => ({
      id: `${lesson.id}/${id}`,
      title: `${lesson.id} ${lesson.title}: ${title}`,
    })),
  );
  return scope === 'course' ? known : known.filter(({ id }) => id.startsWith(`${CAPSTONE}.`));
}
