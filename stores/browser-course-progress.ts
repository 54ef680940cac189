import { COURSE_ID } from '../content/course';
import { CourseStorage } from '../runtime/storage/course-storage';
import { IndexedDatabase } from '../runtime/storage/indexed-database';
import { type CourseProgress, channelNews, createCourseProgress } from './course-progress';

/** The progress of this browser over the whole course. Import it lazily: it brings the database with it. */
export function openCourseProgress(): CourseProgress {
  const database = new IndexedDatabase();
  const progress = createCourseProgress(new CourseStorage(database, COURSE_ID), channelNews(COURSE_ID));
  return {
    store: progress.store,
    dispose: () => {
      progress.dispose();
      database.close();
    },
  };
}
