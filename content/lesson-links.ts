import { lessonIdOf } from './lesson-path';
import { findPlanned, listLessons } from './list-lessons';

/** A lesson that exists: its id, title and where it is. */
export interface LessonLink {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
}

/** The lessons that can be opened, in the order of the course. For Node only. */
export function lessonLinks(slugs: readonly string[] = listLessons()): readonly LessonLink[] {
  return slugs.flatMap((slug) => {
    const id = lessonIdOf(slug);
    const planned = id ? findPlanned(id) : undefined;
    return id && planned ? [{ id, title: planned.lesson.title, slug }] : [];
  });
}
