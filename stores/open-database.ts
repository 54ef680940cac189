import { COURSE_ID } from '../content/course';
import { messageOf } from '../engine/core/errors';
import { StorageUnavailableError } from '../runtime/storage/errors';
import { IndexedDatabase } from '../runtime/storage/indexed-database';
import { MemoryDatabase } from '../runtime/storage/memory-database';
import type { RecordDatabase } from '../runtime/storage/record-database';
import { tellInMemory, tellOpened } from './keeping';
import { followedDatabase } from './sync/followed-database';

/** The browser's database for the learner's work. Where someone has signed in, what is done is recorded in their log, too. */
export async function openDatabase(): Promise<RecordDatabase> {
  return followedDatabase(await openUnrecordedDatabase());
}

/** In place of a storage that cannot be opened, for all that this page opens. */
let memory: MemoryDatabase | null = null;
let wasOpened = false;

/**
 * The browser's database; no log is written. Where it cannot be opened, one in memory, the same for as long as the page lives, so that
 * work goes on and can be exported; `keeping` says so. A page that had it open once does not fall back: its work would be in two places.
 *
 * @throws StorageTooNewError, and StorageUnavailableError where it was open before.
 */
export async function openUnrecordedDatabase(): Promise<RecordDatabase> {
  if (memory !== null) return memory;
  const database = new IndexedDatabase();
  try {
    const seed = await database.get('settings', [COURSE_ID, 'learner-seed']);
    wasOpened = true;
    tellOpened(seed !== undefined);
    return database;
  } catch (error) {
    if (wasOpened || !(error instanceof StorageUnavailableError)) throw error;
    if (memory === null) tellInMemory(error.cause === undefined ? error.message : messageOf(error.cause));
    memory ??= new MemoryDatabase();
    return memory;
  }
}
