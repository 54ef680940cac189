import { expect, test } from 'vitest';
import { CourseStorage } from '../runtime/storage/course-storage';
import { MemoryDatabase } from '../runtime/storage/memory-database';
import { readCalibration } from './course-calibration';
import { openFakeSession } from './testing/fake-session';

test('counts what was answered with a confidence, once it is known whether it is right', async () => {
  const database = new MemoryDatabase();
  const { session } = await openFakeSession({ database });
  const learning = session.learning.getState();
  learning.lockPrediction('what-happens', 'falls', 80);
  learning.answerRecall('one', 'yes', 90);
  learning.answerRecall('two', 'no', 60);
  learning.answerRecall('three', 'no');
  await session.workspace.getState().flush();
  const storage = new CourseStorage(database, 'mlops');
  const { predictions, recall, all } = await readCalibration(storage);
  expect(predictions.answers).toBe(0);
  expect(recall).toMatchObject({ answers: 2, right: 1, said: 75, was: 50 });
  expect(all.answers).toBe(2);
  await storage.lesson(session.bundle.slug).saveDocument('prediction', 'what-happens', {
    ...session.learning.getState().predictions['what-happens'],
    happened: 'diverges',
  });
  expect((await readCalibration(storage)).predictions).toMatchObject({ answers: 1, right: 0, said: 80 });
});
