import { describe, expect, it, vi } from 'vitest';
import { settle } from '../runtime/manual-time';
import { watchStorage } from './storage-watch';
import { openFakeSession } from './testing/fake-session';
import { failWrites } from './testing/storage-gate';

async function watched(usage: number, quota = 1_000) {
  const fake = await openFakeSession();
  const answer = { usage, quota };
  const port = {
    estimate: vi.fn(async () => ({ ...answer })),
    persisted: async () => false,
    persist: vi.fn(async () => true),
  };
  const watch = watchStorage({ port, workspace: fake.session.workspace, clock: fake.time.clock });
  await settle();
  return { ...fake, watch, port, answer, state: () => watch.store.getState() };
}

async function edit({ session }: Awaited<ReturnType<typeof watched>>, text: string) {
  session.workspace.getState().edit('README.md', text);
  await session.workspace
    .getState()
    .flush()
    .catch(() => {});
  await settle();
}

describe('the room for work', () => {
  it('is fine below 80 %, and near its end from there on', async () => {
    expect((await watched(799)).state()).toMatchObject({
      level: 'fine',
      room: { used: 799, allowed: 1_000 },
    });
    expect((await watched(800)).state().level).toBe('near');
  });

  it('is asked for again after a save, but not after each', async () => {
    const fake = await watched(100);
    fake.answer.usage = 900;
    await edit(fake, 'one');
    expect(fake.state().level).toBe('fine');
    fake.time.clock.advance(31_000);
    await edit(fake, 'two');
    expect(fake.state().level).toBe('near');
    expect(fake.port.estimate).toHaveBeenCalledTimes(2);
  });

  it('is full once a save was refused for want of it; nothing is lost, and it ends with the next save', async () => {
    const fake = await watched(100);
    const gate = failWrites(fake.database, 'workspaces', new DOMException('full', 'QuotaExceededError'));
    await edit(fake, 'kept in memory');
    expect(fake.state().level).toBe('full');
    expect(fake.session.workspace.getState().saveError?.message).toContain('Nothing is lost');
    gate.open();
    await fake.session.workspace.getState().flush();
    await settle();
    expect(fake.state().level).toBe('fine');
    expect((await fake.storage.loadWorkspace())?.model.files['README.md']).toBe('kept in memory');
  });

  it('can be kept from being cleared', async () => {
    const fake = await watched(100);
    expect(await fake.state().keep()).toBe(true);
    expect(fake.port.persist).toHaveBeenCalledOnce();
  });

  it('is unknown where the browser does not say, or fails to', async () => {
    const { session, time } = await openFakeSession();
    const at = { workspace: session.workspace, clock: time.clock };
    const silent = watchStorage({ ...at, port: undefined });
    const port = {
      estimate: async () => {
        throw new Error('no');
      },
      persisted: async () => false,
      persist: async () => false,
    };
    const failing = watchStorage({ ...at, port });
    await settle();
    expect(silent.store.getState()).toMatchObject({ room: null, level: 'fine' });
    expect(failing.store.getState()).toMatchObject({ room: null, level: 'fine' });
  });
});
