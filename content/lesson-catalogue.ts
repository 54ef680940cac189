import { join } from 'node:path';
import { hashFiles } from '../engine/core/files';
import { COURSE } from './course';
import { lessonsRoot, readFolder } from './lesson-folder';
import { lessonSchema } from './lesson-schema';
import { listLessons } from './list-lessons';
import { parseYaml } from './yaml-document';

/** What a server knows of a lesson without loading it. */
export interface CataloguedLesson {
  /** The id in the course, e.g. 1.6. */
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** As in its bundle. */
  readonly version: string;
  readonly exercises: readonly { readonly id: string; readonly title: string }[];
}

/** Lessons on the disk do not change while a server runs; one that is being written is read anew this often (ms). */
const READ_ANEW_MS = 5_000;
const known = new Map<string, { readonly at: number; readonly lesson: CataloguedLesson | null }>();

/**
 * A lesson that exists and can be read, by its id in the course; null: there is none. For Node only.
 *
 * @param now milliseconds of any clock.
 */
export function findLesson(id: string, now: number, root = lessonsRoot()): CataloguedLesson | null {
  const key = `${root} ${id}`;
  const before = known.get(key);
  if (before && (process.env.NODE_ENV === 'production' || now - before.at < READ_ANEW_MS))
    return before.lesson;
  const lesson = readLesson(id, root);
  known.set(key, { at: now, lesson });
  return lesson;
}

/** The lessons of a module, or the one of a lesson's id, that exist: what an assignment asks for, in the order of the course. */
export function lessonsOf(
  kind: 'module' | 'lesson',
  contentId: string,
  now: number,
  root = lessonsRoot(),
): readonly CataloguedLesson[] {
  const ids =
    kind === 'lesson'
      ? [contentId]
      : (COURSE.find((module) => module.id === contentId)?.lessons.map(({ id }) => id) ?? []);
  return ids.flatMap((id) => findLesson(id, now, root) ?? []);
}

function readLesson(id: string, root: string): CataloguedLesson | null {
  const slug = listLessons(root).find((candidate) => numberOf(candidate) === id);
  if (slug === undefined) return null;
  const folder = readFolder(join(root, ...slug.split('/')));
  const { value } = parseYaml('lesson.yaml', String(folder['lesson.yaml']), lessonSchema);
  if (value === undefined) return null;
  return {
    id,
    slug,
    title: value.title,
    version: hashFiles(folder),
    exercises: value.exercises.map((exercise) => ({ id: exercise.id, title: exercise.title })),
  };
}

/** `01-before-mlops/06-model-training` is lesson 1.6. */
function numberOf(slug: string): string {
  const [module = '', lesson = ''] = slug.split('/');
  return `${Number.parseInt(module, 10)}.${Number.parseInt(lesson, 10)}`;
}
