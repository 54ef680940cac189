import { describe, expect, it } from 'vitest';
import { settle } from '../runtime/manual-time';
import { CourseStorage } from '../runtime/storage/course-storage';
import { MemoryDatabase } from '../runtime/storage/memory-database';
import { createCourseProgress } from './course-progress';
import { openFakeSession } from './testing/fake-session';

describe('progress over the course', () => {
  it('tells where one stands in each lesson, follows news, and where one was last', async () => {
    const { session, database } = await openFakeSession();
    const { slug } = session.bundle;
    await settle();
    let tell = () => {};
    const progress = createCourseProgress(new CourseStorage(database, 'mlops'), {
      subscribe: (listener) => {
        tell = listener;
        return () => {};
      },
    });
    expect(progress.store.getState().ready).toBe(false);
    await settle();
    expect(progress.store.getState()).toMatchObject({
      ready: true,
      lessons: { [slug]: { status: 'not-started' } },
      lastVisited: { slug },
    });
    session.learning.getState().setPlace('curves');
    session.workspace.getState().showSolution();
    await session.grading.getState().check('double');
    await settle();
    tell();
    await settle();
    expect(progress.store.getState().lessons[slug]).toMatchObject({
      status: 'done',
      credit: 1,
      place: 'curves',
    });
  });

  it('says when nothing can be read', async () => {
    const database = new MemoryDatabase();
    database.under = () => Promise.reject(new Error('locked'));
    const progress = createCourseProgress(new CourseStorage(database, 'mlops'), {
      subscribe: () => () => {},
    });
    await settle();
    expect(progress.store.getState()).toMatchObject({
      ready: true,
      lessons: {},
      failure: { message: 'locked' },
    });
  });
});
