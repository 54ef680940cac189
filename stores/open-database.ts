import { StorageUnavailableError } from '../runtime/storage/errors';
import { IndexedDatabase } from '../runtime/storage/indexed-database';
import { MemoryDatabase } from '../runtime/storage/memory-database';
import type { RecordDatabase } from '../runtime/storage/record-database';
import { followedDatabase } from './sync/followed-database';

/** The browser's database for the learner's work. Where someone has signed in, what is done is recorded in their log, too. */
export async function openDatabase(): Promise<RecordDatabase> {
  return followedDatabase(await openUnrecordedDatabase());
}

/** The browser's database, or, where it stores nothing, one in memory that says so at every save. No log is written. */
export async function openUnrecordedDatabase(): Promise<RecordDatabase> {
  const database = new IndexedDatabase();
  try {
    await database.get('settings', ['is-there']);
    return database;
  } catch (error) {
    if (!(error instanceof StorageUnavailableError)) throw error;
    const memory = new MemoryDatabase();
    memory.beforeWrite = () => {
      throw error;
    };
    return memory;
  }
}
