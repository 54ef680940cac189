import { STUDIO } from '../../contracts/project-records';
import { storedProjects } from './project-transfer';
import type { RecordDatabase, Table } from './record-database';

/** What one lesson, one project, or all kept backups take. */
export interface StorageOwner {
  readonly kind: 'lesson' | 'project' | 'backups';
  /** The slug of a lesson, the id of a project, the course of backups. */
  readonly id: string;
  /** As the learner calls it, where that is known. */
  readonly name?: string;
  /** Roughly, in bytes, before the browser packs it. */
  readonly size: number;
  /** Of these, what the files as they are now need no more: older contents and the steps between them. */
  readonly history: number;
}

const WORK: readonly Table[] = [
  'workspaces',
  'workspaceEvents',
  'blobs',
  'timeline',
  'keyframes',
  'runs',
  'attempts',
  'documents',
];
const HISTORY: ReadonlySet<Table> = new Set(['timeline', 'keyframes']);

/** What takes room in a browser, the largest first. It reads everything, one lesson or project after the other. */
export async function storageOwners(
  database: RecordDatabase,
  course: string,
): Promise<readonly StorageOwner[]> {
  const owners: StorageOwner[] = [];
  for (const slug of await namesIn(database, course))
    owners.push({ kind: 'lesson', id: slug, ...(await sizesOf(database, course, slug)) });
  const names = new Map((await storedProjects(database)).map(({ id, name }) => [id, name]));
  for (const id of new Set([...names.keys(), ...(await namesIn(database, STUDIO))]))
    owners.push({ kind: 'project', id, name: names.get(id), ...(await sizesOf(database, STUDIO, id)) });
  const backups = (await database.under('backups', [course])).reduce(
    (sum, { value }) => sum + roughSize(value),
    0,
  );
  if (backups > 0) owners.push({ kind: 'backups', id: course, size: backups, history: 0 });
  return owners.sort((a, b) => b.size - a.size);
}

async function namesIn(database: RecordDatabase, course: string): Promise<readonly string[]> {
  const keys = await database.keys('workspaces', [course]);
  return keys.map((key) => String(key[1]));
}

async function sizesOf(database: RecordDatabase, course: string, name: string) {
  let size = 0;
  let history = 0;
  const needed = new Set<string>();
  for (const table of WORK)
    for (const { key, value } of await database.under(table, [course, name])) {
      const weight = roughSize(value);
      size += weight;
      if (HISTORY.has(table)) history += weight;
      if (table === 'workspaces' || table === 'workspaceEvents') referred(value, needed);
      if (table === 'blobs' && !needed.has(String(key.at(-1)))) history += weight;
    }
  return { size, history };
}

/** The blobs that the files of a stored workspace, or of an event, refer to. */
function referred(value: unknown, into: Set<string>): void {
  const { model, event } = value as { model?: { files: object }; event?: object };
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || part instanceof Uint8Array) return;
    if ('$blob' in part) into.add(String(part.$blob));
    else for (const inner of Object.values(part)) walk(inner);
  };
  walk(model?.files ?? event);
}

/** Roughly what a stored value takes, in bytes. */
function roughSize(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (value instanceof Uint8Array) return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.entries(value).reduce((sum, [key, part]) => sum + key.length + roughSize(part), 16);
}
