import { describe, expect, it } from 'vitest';
import { ManualTime, settle } from '../runtime/manual-time';
import { MemoryDatabase } from '../runtime/storage/memory-database';
import type { RunReplay } from './ports';
import { openFakeSession, replaysNothing } from './testing/fake-session';

/** A session that counts the lanes it replays. */
async function counted(shared: { database?: MemoryDatabase; time?: ManualTime } = {}) {
  const asked: Parameters<RunReplay>[0][] = [];
  const fake = await openFakeSession({
    ...shared,
    ports: {
      loadReplays: async () => (request) => {
        asked.push(request);
        return replaysNothing(request);
      },
    },
  });
  const view = () => fake.session.replays.getState().byId['forty-rows']!;
  return { ...fake, asked, view };
}

describe('replays', () => {
  it('run both lanes on the same seed: the start, and the learner’s own work', async () => {
    const { session, asked, view } = await counted();
    session.workspace.getState().edit('README.md', 'mine');
    await session.replays.getState().run('forty-rows', ['ad-hoc', 'practice']);
    expect(asked.map(({ lane, seed, files }) => [lane, seed, files['README.md']])).toEqual([
      ['ad-hoc', 'forty', '# A small lesson\n'],
      ['practice', 'forty', 'mine'],
    ]);
    expect(asked[0]?.files).toHaveProperty(['data/sales.csv']);
    expect(view()).toMatchObject({ running: null, stale: false, adHoc: {}, practice: {} });
  });

  it('run the ad hoc lane once for a version of the lesson', async () => {
    const shared = { database: new MemoryDatabase(), time: new ManualTime() };
    const first = await counted(shared);
    await first.session.replays.getState().run('forty-rows', ['ad-hoc']);
    first.session.dispose();
    await settle();
    const second = await counted(shared);
    await second.session.replays.getState().run('forty-rows', ['ad-hoc']);
    expect(second.asked).toEqual([]);
    expect(second.view().adHoc).toEqual(first.view().adHoc);
  });

  it('say when the work has changed since, also after a reload', async () => {
    const shared = { database: new MemoryDatabase(), time: new ManualTime() };
    const { session, view } = await counted(shared);
    await session.replays.getState().run('forty-rows', ['practice']);
    session.workspace.getState().edit('README.md', 'changed');
    expect(view().stale).toBe(true);
    session.workspace.getState().undo();
    expect(view().stale).toBe(false);
    session.workspace.getState().redo();
    session.dispose();
    await settle();
    const again = await counted(shared);
    expect(again.view()).toMatchObject({ stale: true, practice: {} });
  });

  it('hold a change request against the work before it', async () => {
    const { session, asked } = await counted();
    session.replays.getState().acceptChangeRequest('forty-rows');
    session.workspace.getState().edit('README.md', 'after');
    session.replays.getState().acceptChangeRequest('forty-rows');
    await session.replays.getState().run('forty-rows', ['practice']);
    expect(asked[0]?.before).toMatchObject({
      'README.md': '# A small lesson\n',
      'data/sales.csv': expect.anything(),
    });
  });

  it('can be stopped, and a failure is shown', async () => {
    const { session } = await openFakeSession({
      ports: {
        loadReplays: async () => (request) =>
          new Promise((_resolve, reject) =>
            request.signal.addEventListener('abort', () => reject(request.signal.reason)),
          ),
      },
    });
    const running = session.replays.getState().run('forty-rows', ['practice']);
    await settle();
    expect(session.replays.getState().byId['forty-rows']?.running).toBe('practice');
    await expect(session.replays.getState().run('forty-rows', ['practice'])).rejects.toMatchObject({
      code: 'replay-busy',
    });
    session.replays.getState().cancel();
    await running;
    expect(session.replays.getState().byId['forty-rows']).toMatchObject({
      running: null,
      failure: undefined,
    });

    const broken = await openFakeSession({
      ports: {
        loadReplays: async () => async () => {
          throw new Error('odd');
        },
      },
    });
    await broken.session.replays.getState().run('forty-rows', ['practice']);
    expect(broken.session.replays.getState().byId['forty-rows']?.failure?.message).toContain('odd');
  });
});
