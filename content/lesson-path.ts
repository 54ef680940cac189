import { COURSE, type PlannedLesson } from './course';

/** The id of the lesson in a folder: `01-before-mlops/06-model-training` is `1.6`; undefined: not a lesson's folder. */
export function lessonIdOf(slug: string): string | undefined {
  const match = /^(\d+)-[^/]+\/(\d+)-[^/]+$/.exec(slug);
  return match ? `${Number(match[1])}.${Number(match[2])}` : undefined;
}

/** The planned lesson whose page has this path (`/learn/<slug>`), if it is one. */
export function plannedFromPath(path: string): PlannedLesson | undefined {
  const match = /^\/learn\/([^/]+\/[^/]+)\/?$/.exec(path);
  const id = match ? lessonIdOf(match[1] ?? '') : undefined;
  return id ? COURSE.flatMap((module) => module.lessons).find((lesson) => lesson.id === id) : undefined;
}
