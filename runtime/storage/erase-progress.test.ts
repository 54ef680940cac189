import { describe, expect, it } from 'vitest';
import { openFakeSession } from '../../stores/testing/fake-session';
import { settle } from '../manual-time';
import { CourseStorage } from './course-storage';
import { eraseProgress } from './erase-progress';
import { importBackups, undoImport } from './import-progress';
import { MemoryDatabase } from './memory-database';
import { collectProgress } from './progress-file';

let ids = 0;
const ports = { now: 7, newId: () => `erased-${++ids}` };

async function workedOn() {
  const { session, database } = await openFakeSession();
  session.workspace.getState().edit('README.md', 'mine');
  session.learning.getState().answerRecall('one', 'yes');
  await session.workspace.getState().flush();
  await settle();
  return { storage: new CourseStorage(database, 'mlops'), session };
}

describe('erasing all work', () => {
  it('leaves nothing of any lesson, and brings it all back', async () => {
    const { storage } = await workedOn();
    const before = await collectProgress(storage, null);
    expect(before.lessons).toHaveLength(1);

    const { backupId, erased } = await eraseProgress(storage, ports);
    expect(erased).toEqual(before.lessons.map(({ slug }) => slug));
    expect((await collectProgress(storage, null)).lessons).toEqual([]);
    expect(await importBackups(storage)).toMatchObject([{ id: backupId, at: 7, slugs: erased }]);

    await undoImport(storage, backupId!, ports.newId);
    expect(await collectProgress(storage, null)).toEqual(before);
  });

  it('keeps no backup of nothing', async () => {
    const storage = new CourseStorage(new MemoryDatabase(), 'mlops');
    expect(await eraseProgress(storage, ports)).toEqual({ backupId: null, erased: [] });
    expect(await importBackups(storage)).toEqual([]);
  });

  it('keeps the secret that makes hidden cases the learner’s own', async () => {
    const { storage } = await workedOn();
    await storage.learnerSeed(() => 'secret');
    await eraseProgress(storage, ports);
    expect(await storage.learnerSeed(() => 'another')).toBe('secret');
  });
});
