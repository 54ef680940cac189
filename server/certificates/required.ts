import { type CourseExercise, courseExercises, isOfCapstone } from '../../content/required-exercises';
import type { CertificateScope } from '../../contracts/api/certificates';

let known: readonly CourseExercise[] | undefined;

/** The exercises that a certificate asks for, as the lessons of this server have them; none where it has no such lesson. */
export function requiredExercises(scope: CertificateScope): readonly CourseExercise[] {
  known ??= courseExercises();
  return scope === 'course' ? known : known.filter(isOfCapstone);
}
