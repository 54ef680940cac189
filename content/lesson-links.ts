import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { lessonsRoot } from './lesson-folder';
import { lessonIdOf } from './lesson-path';
import { findPlanned, listLessons } from './list-lessons';

/** A lesson that exists: its id, title, where it is and how long it takes. */
export interface LessonLink {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
  /** An honest estimate, in minutes; absent when lesson.yaml does not say. */
  readonly minutes?: number;
}

/** The estimate in a lesson's lesson.yaml. Whether that file is right is checked where the lesson is loaded. */
function minutesOf(slug: string, root: string): number | undefined {
  const definition: unknown = parse(
    readFileSync(/*turbopackIgnore: true*/ join(root, ...slug.split('/'), 'lesson.yaml'), 'utf8'),
  );
  const minutes = (definition as { minutes?: unknown } | null)?.minutes;
  return typeof minutes === 'number' ? minutes : undefined;
}

/** The lessons that can be opened, in the order of the course. For Node only. */
export function lessonLinks(root = lessonsRoot()): readonly LessonLink[] {
  return listLessons(root).flatMap((slug) => {
    const id = lessonIdOf(slug);
    const planned = id ? findPlanned(id) : undefined;
    if (!id || !planned) return [];
    return [{ id, title: planned.lesson.title, slug, minutes: minutesOf(slug, root) }];
  });
}
