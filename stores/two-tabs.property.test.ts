import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualTime, settle } from '../runtime/manual-time';
import { LessonStorage } from '../runtime/storage/lesson-storage';
import { MemoryDatabase } from '../runtime/storage/memory-database';
import { MemoryTabs } from '../runtime/storage/memory-tabs';
import { fakeBundle } from './testing/fake-bundle';
import { openFakeSession } from './testing/fake-session';

const BUNDLE = fakeBundle();
const PATHS = ['README.md', 'params.json', 'src/train.ts'] as const;

type Act =
  | { readonly type: 'type' | 'undo' | 'take-over' | 'reload'; readonly tab: 0 | 1; readonly path: number }
  | { readonly type: 'wait'; readonly ms: number }
  | { readonly type: 'disk'; readonly full: boolean };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('type' as const),
      tab: fc.constantFrom(0 as const, 1 as const),
      path: fc.nat(2),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constantFrom('undo' as const, 'take-over' as const, 'reload' as const),
      tab: fc.constantFrom(0 as const, 1 as const),
      path: fc.constant(0),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('wait' as const), ms: fc.constantFrom(1, 100, 200, 2_000) }),
  },
  fc.record({ type: fc.constant('disk' as const), full: fc.boolean() }),
);

/** Two tabs that type, undo, take over from each other and reload, over a disk that is full at times. */
async function play(acts: readonly Act[]) {
  const database = new MemoryDatabase();
  const shared = { bundle: BUNDLE, database, tabs: new MemoryTabs(), time: new ManualTime(1_000) };
  const storage = new LessonStorage(database, 'mlops', BUNDLE.slug);
  /** The files that some tab has seen acknowledged, last. */
  let acknowledged: unknown = BUNDLE.start;
  const open = async () => {
    const { session } = await openFakeSession(shared);
    session.workspace.subscribe((state, before) => {
      if (state.access === 'writer' && state.save === 'saved' && before.save !== 'saved')
        acknowledged = state.files;
    });
    return session;
  };
  const tabs = [await open(), await open()];
  let typed = 0;
  for (const one of acts) {
    if (one.type === 'wait') await shared.time.advance(one.ms);
    else if (one.type === 'disk')
      database.beforeWrite = (writes) => {
        if (one.full && writes.some(({ table }) => table.startsWith('workspace')))
          throw new DOMException('full', 'QuotaExceededError');
      };
    else {
      const { workspace } = tabs[one.tab]!;
      const state = workspace.getState();
      if (one.type === 'take-over') {
        const taken = state.takeOver();
        await shared.time.advance(2_000);
        await taken;
      } else if (one.type === 'reload') {
        tabs[one.tab]!.dispose();
        await settle();
        tabs[one.tab] = await open();
      } else if (state.access === 'writer') {
        if (one.type === 'type') state.edit(PATHS[one.path]!, `typed ${++typed}`);
        else if (state.undoLabel !== undefined) state.undo();
      }
      await settle();
    }
    const writers = tabs.filter(({ workspace }) => workspace.getState().access === 'writer');
    expect(writers.length).toBeLessThanOrEqual(1);
    if (writers[0]?.workspace.getState().save === 'saved')
      expect((await storage.loadWorkspace())?.model.files ?? BUNDLE.start).toEqual(
        writers[0].workspace.getState().files,
      );
    if (writers.every(({ workspace }) => workspace.getState().save !== 'unsaved'))
      expect((await storage.loadWorkspace())?.model.files ?? BUNDLE.start).toEqual(acknowledged);
  }
  database.beforeWrite = () => {};
  return { tabs, storage, time: shared.time };
}

describe('two tabs, whatever they do', () => {
  it('never both write, and what was acknowledged is what is stored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 30 }), async (acts) => {
        const { tabs } = await play(acts);
        for (const tab of tabs) tab.dispose();
      }),
      { numRuns: 150 },
    );
  });

  it('both show the same once the disk works and everything is saved', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 20 }), async (acts) => {
        const { tabs, storage, time } = await play(acts);
        const taken = tabs[0]!.workspace.getState().takeOver();
        await time.advance(2_000);
        await taken;
        tabs[0]!.workspace.getState().edit('README.md', 'the end');
        await time.advance(200);
        const stored = (await storage.loadWorkspace())?.model.files;
        expect(stored?.['README.md']).toBe('the end');
        for (const tab of tabs) expect(tab.workspace.getState().files).toEqual(stored);
        for (const tab of tabs) tab.dispose();
      }),
      { numRuns: 100 },
    );
  });
});
