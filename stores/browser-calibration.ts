import { COURSE_ID } from '../content/course';
import { CourseStorage } from '../runtime/storage/course-storage';
import { IndexedDatabase } from '../runtime/storage/indexed-database';
import { type CourseCalibration, readCalibration } from './course-calibration';

/** `readCalibration` in this browser. Import it lazily: it brings the database with it. */
export async function loadCalibration(): Promise<CourseCalibration> {
  const database = new IndexedDatabase();
  try {
    return await readCalibration(new CourseStorage(database, COURSE_ID));
  } finally {
    database.close();
  }
}
