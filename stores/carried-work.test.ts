import { expect, test } from 'vitest';
import { CourseStorage } from '../runtime/storage/course-storage';
import { MemoryDatabase } from '../runtime/storage/memory-database';
import { findCarriedWork } from './carried-work';
import { fakeBundle } from './testing/fake-bundle';
import { openFakeSession } from './testing/fake-session';

const CARRIES = ['notebook.ts', 'lib/'];
const START = { 'notebook.ts': 'reference', 'lib/table.ts': 'table', 'README.md': 'new' };

async function storageWith(files: Record<string, string>) {
  const database = new MemoryDatabase();
  const bundle = fakeBundle({ start: { 'notebook.ts': 'reference', 'lib/table.ts': 'table' } });
  const { session } = await openFakeSession({ bundle, database });
  for (const [path, content] of Object.entries(files)) {
    const { edit, create, files: now } = session.workspace.getState();
    if (path in now) edit(path, content);
    else create(path, content);
  }
  await session.workspace.getState().flush();
  return { storage: new CourseStorage(database, 'mlops'), slug: bundle.slug };
}

test('finds what the learner made of the files that are taken over, and those alone', async () => {
  const { storage, slug } = await storageWith({
    'notebook.ts': 'own',
    'lib/mine.ts': 'mine',
    'notes.md': 'no',
  });
  expect(await findCarriedWork(storage, slug, CARRIES, START)).toEqual({
    'notebook.ts': 'own',
    'lib/table.ts': 'table',
    'lib/mine.ts': 'mine',
  });
});

test('there is nothing to bring where nothing is stored, or it is the same', async () => {
  const untouched = await storageWith({});
  expect(await findCarriedWork(untouched.storage, 'never/opened', CARRIES, START)).toBeNull();
  const same = await storageWith({ 'notes.md': 'only notes' });
  expect(await findCarriedWork(same.storage, same.slug, CARRIES, START)).toBeNull();
});
