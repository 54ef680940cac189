import { COURSE_ID } from '../../content/course';
import type { CourseExercise } from '../../content/required-exercises';
import { CourseStorage } from '../../runtime/storage/course-storage';
import { IndexedDatabase } from '../../runtime/storage/indexed-database';
import { type DeviceStanding, readDeviceStandings } from './device-standing';

/** `readDeviceStandings` in this browser. Import it lazily: it brings the database with it. */
export async function loadDeviceStandings(
  exercises: readonly CourseExercise[],
  capstone: readonly string[],
  told: readonly string[],
): Promise<readonly DeviceStanding[]> {
  const database = new IndexedDatabase();
  try {
    const storage = new CourseStorage(database, COURSE_ID);
    return await readDeviceStandings(storage, exercises, {
      isOfCapstone: ({ id }) => capstone.includes(id),
      isTold: (id) => told.includes(id),
    });
  } finally {
    database.close();
  }
}
