import { COURSE_ID } from '../content/course';
import { CourseStorage } from '../runtime/storage/course-storage';
import { type CourseProgress, channelNews, createCourseProgress } from './course-progress';
import { openUnrecordedDatabase } from './open-database';

/** The progress of this browser over the whole course. Import it lazily: it brings the database with it. */
export function openCourseProgress(): CourseProgress {
  const opening = openUnrecordedDatabase();
  const storage = {
    progress: async () => new CourseStorage(await opening, COURSE_ID).progress(),
  };
  const progress = createCourseProgress(storage, channelNews(COURSE_ID));
  return {
    store: progress.store,
    dispose: () => {
      progress.dispose();
      opening.then(
        (database) => database.close(),
        () => {},
      );
    },
  };
}
