import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { COURSE, type PlannedLesson, type PlannedModule } from './course';
import { foldersIn, lessonsRoot } from './lesson-folder';

/**
 * The slugs of all lessons that exist (`<module folder>/<lesson folder>` with a lesson.yaml), in the order of their
 * folders. Cheap: reads no lesson. For Node only.
 */
export function listLessons(root = lessonsRoot()): string[] {
  return foldersIn(root).flatMap((moduleFolder) =>
    foldersIn(join(root, moduleFolder))
      .filter((lesson) =>
        existsSync(/*turbopackIgnore: true*/ join(root, moduleFolder, lesson, 'lesson.yaml')),
      )
      .map((lesson) => `${moduleFolder}/${lesson}`),
  );
}

/** The module and lesson of the plan with this id (`1.6`), if there are any. */
export function findPlanned(id: string): { module: PlannedModule; lesson: PlannedLesson } | undefined {
  for (const module of COURSE) {
    const lesson = module.lessons.find((candidate) => candidate.id === id);
    if (lesson) return { module, lesson };
  }
  return undefined;
}
