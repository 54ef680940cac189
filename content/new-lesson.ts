import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { StagecraftError } from '../engine/core/errors';
import { COURSE } from './course';
import { lessonsRoot } from './lesson-folder';

/** A lesson cannot be made as asked; the message says what to change. */
export class NewLessonError extends StagecraftError<'new-lesson'> {
  constructor(message: string) {
    super('new-lesson', message);
  }
}

export interface NewLesson {
  /** A folder of the plan in content/course.ts, e.g. `01-before-mlops`. */
  readonly moduleFolder: string;
  /** Number and name, e.g. `07-tuning`; the number says which lesson of the module it is. */
  readonly lessonFolder: string;
  readonly title: string;
  readonly root?: string;
  /** The lesson that is copied. */
  readonly template?: string;
}

/** The small lesson that every new one begins as: it verifies, and each part of it waits to be replaced. */
const TEMPLATE = join(process.cwd(), 'e2e', 'fixtures', 'lessons', '00-start-here', '01-small');

/**
 * Makes the folder of a new lesson that verifies right away, and returns its slug.
 * @throws NewLessonError when the plan has no such lesson, or its folder is there already.
 */
export function createLesson({
  moduleFolder,
  lessonFolder,
  title,
  root = lessonsRoot(),
  template = TEMPLATE,
}: NewLesson): string {
  const module = COURSE.find((candidate) => candidate.folder === moduleFolder);
  if (!module) {
    const folders = COURSE.map((candidate) => candidate.folder).join(', ');
    throw new NewLessonError(`The course has no module ${moduleFolder}. Its modules are: ${folders}.`);
  }
  const number = /^(\d\d)(-[a-z0-9]+)+$/.exec(lessonFolder)?.[1];
  if (number === undefined) {
    throw new NewLessonError(
      `${JSON.stringify(lessonFolder)} is no name for a lesson's folder. Write two digits and a name, as in 07-tuning.`,
    );
  }
  const id = `${module.id}.${Number(number)}`;
  if (!module.lessons.some((lesson) => lesson.id === id)) {
    throw new NewLessonError(`The plan has no lesson ${id}. Add it to content/course.ts first.`);
  }
  if (title.trim() === '') throw new NewLessonError('A lesson needs a title.');
  const dir = join(root, moduleFolder, lessonFolder);
  if (existsSync(dir)) throw new NewLessonError(`${dir} is there already. Nothing was changed.`);
  cpSync(template, dir, { recursive: true });
  const file = join(dir, 'lesson.yaml');
  const yaml = readFileSync(file, 'utf8')
    .replace(/^id: .*\n/m, () => `id: '${id}'\n`)
    .replace(/^title: .*\n/m, () => stringify({ title }));
  writeFileSync(file, yaml);
  return `${moduleFolder}/${lessonFolder}`;
}
