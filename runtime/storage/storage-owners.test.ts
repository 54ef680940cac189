import { expect, it } from 'vitest';
import { ProjectCatalog } from '../../stores/studio/catalog';
import { openFakeSession } from '../../stores/testing/fake-session';
import { LOG_LIMITS } from '../../stores/workspace-journal';
import { settle } from '../manual-time';
import { storageOwners } from './storage-owners';

it('says what takes room, the largest first, and how much of it is history', async () => {
  const { session, database } = await openFakeSession();
  session.workspace.getState().create('large.txt', 'a'.repeat(50_000));
  await session.workspace.getState().flush();
  session.workspace.getState().edit('large.txt', 'b'.repeat(60_000));
  // Until the log is compacted, its beginning is needed to fold it.
  for (let n = 0; n <= LOG_LIMITS.events; n++) {
    session.workspace.getState().edit('README.md', String(n));
    await session.workspace.getState().flush();
  }
  await settle();
  const catalog = new ProjectCatalog({ database, now: () => 0, newId: () => 'project' });
  await catalog.create('Mine', { kind: 'link' }, { files: {}, marks: {} });
  const [lesson, project, ...rest] = await storageOwners(database, 'mlops');
  expect(lesson).toMatchObject({ kind: 'lesson', id: session.bundle.slug });
  expect(lesson!.size).toBeGreaterThan(110_000);
  expect(lesson!.history).toBeGreaterThanOrEqual(50_000);
  expect(lesson!.history).toBeLessThan(lesson!.size - 60_000);
  expect(project).toMatchObject({ kind: 'project', id: 'project', name: 'Mine' });
  expect(rest).toEqual([]);
});
