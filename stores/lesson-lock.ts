import { COURSE_ID } from '../content/course';

/** The name of a lesson's lock, channel and last keystrokes: `stagecraft:<course>/<slug>`. */
export function lessonLockName(slug: string, course: string = COURSE_ID): string {
  return `stagecraft:${course}/${slug}`;
}
