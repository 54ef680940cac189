import { COURSE_ID } from '../../content/course';
import { TABLES } from '../../runtime/storage/record-database';
import { announceProgress } from '../course-progress';
import { openUnrecordedDatabase } from '../open-database';
import { PREFERENCES_KEY } from '../preferences';

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
