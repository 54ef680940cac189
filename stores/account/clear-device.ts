import { COURSE_ID } from '../../content/course';
import { StagecraftError } from '../../engine/core/errors';
import { TABLES } from '../../runtime/storage/record-database';
import { announceProgress } from '../course-progress';
import { openUnrecordedDatabase } from '../open-database';
import { PREFERENCES_KEY } from '../preferences';
import { keepWords, type OnlyHere, onlyHere } from './only-here';

/** Something of this browser would be lost with it. */
export class DeviceNeededError extends StagecraftError<'device-needed'> {}

/** What of `userId` is in this browser alone. Import it lazily: it brings the database with it. */
export async function whatIsOnlyHere(userId: string): Promise<OnlyHere> {
  const database = await openUnrecordedDatabase();
  try {
    return await onlyHere(database, userId);
  } finally {
    database.close();
  }
}

/** @throws DeviceNeededError where the server does not have all that `userId` did here. */
export async function requireClearable(userId: string): Promise<void> {
  const reason = keepWords(await whatIsOnlyHere(userId));
  if (reason !== null) throw new DeviceNeededError('device-needed', reason);
}

/** Takes everything but the look of the page out of this browser: lessons, projects, logs. Tabs that are open cannot save any more. */
export async function clearDevice(): Promise<void> {
  const database = await openUnrecordedDatabase();
  try {
    await database.write(TABLES.map((table) => ({ op: 'delete-under', table, key: [] })));
  } finally {
    database.close();
  }
  for (const key of Object.keys(localStorage)) if (key !== PREFERENCES_KEY) localStorage.removeItem(key);
  announceProgress(COURSE_ID);
}
