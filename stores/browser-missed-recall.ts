import { COURSE_ID } from '../content/course';
import type { WorkBundle } from '../content/lesson-schema';
import { CourseStorage } from '../runtime/storage/course-storage';
import { IndexedDatabase } from '../runtime/storage/indexed-database';
import { loadLessonBundle } from './load-lesson-files';
import { answerMissedRecall, findMissedRecall, type MissedQuestion } from './missed-recall';

/** Questions of earlier lessons that come back, and a way to answer them. */
export interface MissedRecall {
  readonly questions: readonly MissedQuestion[];
  readonly answer: (question: MissedQuestion, optionId: string) => Promise<void>;
  readonly close: () => void;
}

/** Reads what was missed in this browser. Import it lazily: it brings the database with it. */
export async function openMissedRecall(slugs: readonly string[], most: number): Promise<MissedRecall> {
  const database = new IndexedDatabase();
  const loading = new Map<string, Promise<WorkBundle>>();
  const deps = {
    storage: new CourseStorage(database, COURSE_ID),
    clock: { now: () => Date.now() },
    loadBundle: (slug: string) => {
      const bundle = loading.get(slug) ?? loadLessonBundle(slug);
      loading.set(slug, bundle);
      return bundle;
    },
  };
  return {
    questions: await findMissedRecall(deps, slugs, most),
    answer: (question, optionId) => answerMissedRecall(deps, question, optionId),
    close: () => database.close(),
  };
}
