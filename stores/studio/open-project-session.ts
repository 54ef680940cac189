import { STUDIO } from '../../contracts/project-records';
import { CourseStorage } from '../../runtime/storage/course-storage';
import type { RecordDatabase } from '../../runtime/storage/record-database';
import type { LessonSession } from '../contracts';
import { newId } from '../new-id';
import { openDatabase } from '../open-database';
import { openSession } from '../open-lesson-session';
import { ProjectCatalog } from './catalog';
import { projectBundle } from './project-bundle';

/**
 * Opens a project of the Studio in the browser, as a lesson is opened.
 * @throws ProjectNotFoundError, StorageTooNewError
 */
export async function openProjectSession(id: string): Promise<LessonSession> {
  const database = await openDatabase();
  const catalog = openCatalog(database);
  const [card, start] = await Promise.all([catalog.touch(id), catalog.start(id)]);
  return openSession(new CourseStorage(database, STUDIO), id, async () => ({
    bundle: projectBundle(card, start),
    data: {},
    remake: (path) => {
      throw new Error(`A project makes no data: ${path}.`);
    },
  }));
}

/** Gives a project another name; resolves to the name as it is kept. @throws ProjectNotFoundError */
export async function renameProject(id: string, name: string): Promise<string> {
  return (await openCatalog(await openDatabase()).rename(id, name)).name;
}

function openCatalog(database: RecordDatabase): ProjectCatalog {
  return new ProjectCatalog({ database, now: () => Date.now(), newId });
}
