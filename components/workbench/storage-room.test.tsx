// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, expect, it } from 'vitest';
import { failWrites } from '@/stores/testing/storage-gate';
import { StorageNotice, StorageRoomItem, StorageRoomProvider } from './storage-room';
import { type Rendered, renderInWorkbench } from './testing/render-in-workbench';

const GB = 1_000_000_000;
let rendered: Rendered | undefined;
afterEach(async () => {
  await rendered?.unmount();
  rendered = undefined;
});

async function withUse(usage: number) {
  const port = {
    estimate: async () => ({ usage, quota: GB }),
    persisted: async () => true,
    persist: async () => true,
  };
  rendered = await renderInWorkbench(
    <StorageRoomProvider port={port}>
      <StorageNotice />
      <StorageRoomItem />
    </StorageRoomProvider>,
  );
  await act(async () => {});
  return rendered;
}

it('says quietly how much is stored', async () => {
  const { container } = await withUse(12_300_000);
  expect(container.querySelector('a')?.title).toBe(
    'Stored in this browser: 12 MB of 1.0 GB that the browser allows (1 %)',
  );
  expect(container.querySelector('[role=status], [role=alert]')).toBeNull();
});

it('warns from 80 % on, until it is hidden', async () => {
  const { container } = await withUse(0.84 * GB);
  expect(container.querySelector('[role=status]')?.textContent).toContain('84 % of the room');
  const hide = [...container.querySelectorAll('button')].find(({ textContent }) => textContent === 'Hide')!;
  await act(async () => hide.click());
  expect(container.querySelector('[role=status]')).toBeNull();
});

it('says what to do when a save is refused, and saves when there is room again', async () => {
  const { container, session, database, storage } = await withUse(0.5 * GB);
  const gate = failWrites(database, 'workspaces', new DOMException('full', 'QuotaExceededError'));
  await act(async () => {
    session.workspace.getState().edit('README.md', 'kept');
    await session.workspace
      .getState()
      .flush()
      .catch(() => {});
  });
  expect(container.querySelector('[role=alert]')?.textContent).toContain('your last changes are not saved');
  gate.open();
  const again = [...container.querySelectorAll('button')].find(
    ({ textContent }) => textContent === 'Try again',
  )!;
  await act(async () => again.click());
  expect(container.querySelector('[role=alert]')).toBeNull();
  expect((await storage.loadWorkspace())?.model.files['README.md']).toBe('kept');
});
