import type { ProjectInFile } from '../../contracts/progress-file';
import {
  cardKey,
  type ProjectCard,
  type ProjectStart,
  STUDIO,
  startKey,
} from '../../contracts/project-records';
import type { StoredContent } from '../../contracts/stored-records';
import type { FileContent } from '../../engine/core/files';
import { blobsOfTree } from './content/blob-ids';
import { isBlobRef, MissingBlobError } from './content/content-refs';
import { openedTree, storedTree } from './content/workspace-codec';
import { CourseStorage } from './course-storage';
import { type Blobs, exportLesson } from './export-lesson';
import { blobsOfLesson, eraseWrites, lessonWrites } from './lesson-writes';
import type { RecordDatabase, Write } from './record-database';

/** Everything stored of one project of the Studio, and the contents that it refers to. */
export interface ExportedProject {
  readonly project: ProjectInFile;
  readonly blobs: Blobs;
}

/** The cards of all projects of a browser, those in the bin too. */
export async function storedProjects(database: RecordDatabase): Promise<readonly ProjectCard[]> {
  const records = await database.under('settings', [STUDIO, 'card']);
  return records.map(({ value }) => value as ProjectCard);
}

/** Reads everything that is stored of a project; null: there is none of this id. */
export async function exportProject(database: RecordDatabase, id: string): Promise<ExportedProject | null> {
  const [card, start] = await Promise.all([
    database.get('settings', cardKey(id)) as Promise<ProjectCard | undefined>,
    database.get('settings', startKey(id)) as Promise<ProjectStart | undefined>,
  ]);
  if (card === undefined || start === undefined) return null;
  const storage = new CourseStorage(database, STUDIO).lesson(id);
  const { lesson, blobs } = await exportLesson(id, storage);
  const prepared = await storage.refs.prepare(Object.values(start.files));
  const begun = storedTree(start, prepared.stored);
  const ids = new Set<string>();
  blobsOfTree(begun, ids);
  return {
    project: { card, start: { files: begun.files, marks: start.marks }, work: lesson } as ProjectInFile,
    blobs: { ...blobs, ...Object.fromEntries([...ids].map((blob) => [blob, prepared.contentOf(blob)])) },
  };
}

/** The ids of the blobs that a project of a progress file refers to. */
export function blobsOfProject({ work, start }: ProjectInFile): ReadonlySet<string> {
  const ids = new Set(blobsOfLesson(work));
  blobsOfTree(start, ids);
  return ids;
}

/** Puts a project in place of all that is stored under its id; null erases it. Takes the pen of any tab. */
export function projectWrites(
  id: string,
  project: ProjectInFile | null,
  blobs: Blobs,
  newId: () => string,
): readonly Write[] {
  if (project === null)
    return [
      ...eraseWrites(STUDIO, id, newId),
      { op: 'delete', table: 'settings', key: cardKey(id) },
      { op: 'delete', table: 'settings', key: startKey(id) },
    ];
  const opened = (content: StoredContent): FileContent => {
    if (!isBlobRef(content)) return content;
    const found = blobs[content.$blob];
    if (found === undefined) throw new MissingBlobError(content.$blob);
    return found;
  };
  return [
    ...lessonWrites(STUDIO, id, project.work, blobs, newId),
    { op: 'put', table: 'settings', key: cardKey(id), value: project.card },
    { op: 'put', table: 'settings', key: startKey(id), value: openedTree(project.start, opened) },
  ];
}
