import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { lessonsRoot } from './lesson-folder';
import { lessonIdOf } from './lesson-path';
import type { LessonDefinition } from './lesson-schema';
import { findPlanned, listLessons } from './list-lessons';

/** A lesson that exists: its id, title, where it is and how long it takes. */
export interface LessonLink {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
  /** An honest estimate, in minutes; absent when lesson.yaml does not say. */
  readonly minutes?: number;
}

/**
 * What lesson.yaml of a lesson holds, unchecked; nothing where it cannot be read. Whether that file is right is checked
 * where the lesson is loaded: a lesson that is half written must not take the others with it.
 */
export function lessonHead(slug: string, root = lessonsRoot()): Partial<LessonDefinition> {
  const text = readFileSync(/*turbopackIgnore: true*/ join(root, ...slug.split('/'), 'lesson.yaml'), 'utf8');
  try {
    const head: unknown = parse(text);
    return typeof head === 'object' && head !== null ? (head as Partial<LessonDefinition>) : {};
  } catch (error) {
    if (error instanceof YAMLParseError) return {};
    throw error;
  }
}

/** The lessons that can be opened, in the order of the course. For Node only. */
export function lessonLinks(root = lessonsRoot()): readonly LessonLink[] {
  return listLessons(root).flatMap((slug) => {
    const id = lessonIdOf(slug);
    const planned = id ? findPlanned(id) : undefined;
    if (!id || !planned) return [];
    return [{ id, title: planned.lesson.title, slug, minutes: minutesIn(lessonHead(slug, root)) }];
  });
}

function minutesIn({ minutes }: Partial<LessonDefinition>): number | undefined {
  return typeof minutes === 'number' ? minutes : undefined;
}
