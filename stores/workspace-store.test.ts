import { describe, expect, it } from 'vitest';
import { FileExistsError } from '../engine/workspace/errors';
import { ManualTime, settle } from '../runtime/manual-time';
import { NotWriterError } from '../runtime/storage/errors';
import { MemoryDatabase } from '../runtime/storage/memory-database';
import { MemoryTabs } from '../runtime/storage/memory-tabs';
import { fakeBundle } from './testing/fake-bundle';
import { openFakeSession } from './testing/fake-session';
import { openWorkspace } from './testing/open-workspace';
import { failWrites, holdWrites } from './testing/storage-gate';
import { LOG_LIMITS, SAVE_DELAY_MS } from './workspace-journal';

const FULL = new DOMException('no room', 'QuotaExceededError');

describe('saving', () => {
  it('acknowledges an edit only once it is on disk', async () => {
    const { session, time, database, storage } = await openFakeSession();
    await settle();
    const gate = holdWrites(database, 'workspaces');
    session.workspace.getState().edit('README.md', 'a');
    expect(session.workspace.getState().save).toBe('unsaved');
    await time.advance(SAVE_DELAY_MS);
    expect(session.workspace.getState().save).toBe('unsaved');
    gate.open();
    await settle();
    expect(session.workspace.getState().save).toBe('saved');
    expect((await storage.loadWorkspace())?.model.files['README.md']).toBe('a');
  });

  it('gathers typing into one event', async () => {
    const { session, time, database } = await openFakeSession();
    session.workspace.getState().edit('README.md', 'first');
    await time.advance(SAVE_DELAY_MS);
    for (const text of ['a', 'ab', 'abc']) session.workspace.getState().edit('README.md', text);
    await time.advance(SAVE_DELAY_MS);
    const events = await database.under('workspaceEvents', ['mlops']);
    expect(events.map(({ value }) => value)).toMatchObject([{ event: { content: 'abc' } }]);
  });

  it('saves at least every 150 ms while somebody types on', async () => {
    const { session, time, storage } = await openFakeSession();
    for (let i = 1; i <= 10; i++) {
      session.workspace.getState().edit('README.md', 'x'.repeat(i));
      await time.advance(50);
    }
    expect((await storage.loadWorkspace())?.model.files['README.md']).toBe('x'.repeat(9));
  });

  it('flush saves at once and waits for what was typed meanwhile', async () => {
    const { session, storage, database } = await openFakeSession();
    await settle();
    const gate = holdWrites(database, 'workspaces');
    session.workspace.getState().edit('README.md', 'a');
    const flushed = session.workspace.getState().flush();
    session.workspace.getState().edit('README.md', 'ab');
    gate.open();
    await flushed;
    expect(session.workspace.getState().save).toBe('saved');
    expect((await storage.loadWorkspace())?.model.files['README.md']).toBe('ab');
  });

  it('keeps everything in memory when the disk is full, says so, and tries again with the next edit', async () => {
    const { session, time, database, storage } = await openFakeSession();
    await settle();
    const gate = failWrites(database, 'workspaces', FULL);
    session.workspace.getState().edit('README.md', 'a');
    session.workspace.getState().create('new.ts', 'n');
    await time.advance(SAVE_DELAY_MS);
    expect(session.workspace.getState()).toMatchObject({
      save: 'failed',
      saveError: { code: 'storage-full' },
      files: { 'README.md': 'a', 'new.ts': 'n' },
    });
    await expect(session.workspace.getState().flush()).rejects.toMatchObject({ code: 'storage-full' });
    gate.open();
    session.workspace.getState().edit('new.ts', 'nn');
    await time.advance(SAVE_DELAY_MS);
    expect(session.workspace.getState().save).toBe('saved');
    expect(session.workspace.getState().saveError).toBeUndefined();
    expect((await storage.loadWorkspace())?.model).toMatchObject({
      files: { 'README.md': 'a', 'new.ts': 'nn' },
    });
  });

  it('compacts a long log without changing what is stored', async () => {
    const { session, database, storage } = await openFakeSession();
    for (let i = 0; i < LOG_LIMITS.events + 10; i++) {
      session.workspace.getState().edit(i % 2 ? 'README.md' : 'params.json', String(i));
      await session.workspace.getState().flush();
    }
    expect((await database.under('workspaceEvents', ['mlops'])).length).toBeLessThan(20);
    const stored = await storage.loadWorkspace();
    expect(stored?.model.files).toEqual(session.workspace.getState().files);
    expect(stored?.model.past.at(-1)?.label).toBe(session.workspace.getState().undoLabel);
    expect(stored?.seq).toBe(LOG_LIMITS.events + 10);
  });

  it('saves when the session is closed', async () => {
    const { session, storage } = await openFakeSession();
    session.workspace.getState().edit('README.md', 'last words');
    session.dispose();
    await settle();
    expect((await storage.loadWorkspace())?.model.files['README.md']).toBe('last words');
  });

  it('refuses what the engine refuses, and changes nothing', async () => {
    const { session } = await openFakeSession();
    expect(() => session.workspace.getState().create('README.md')).toThrow(FileExistsError);
    expect(session.workspace.getState().save).toBe('saved');
  });
});

describe('reset, solution, restore', () => {
  it('are steps with names that can be undone and redone', async () => {
    const { session } = await openFakeSession();
    const workspace = () => session.workspace.getState();
    workspace().edit('src/double.ts', 'mine');
    workspace().showSolution(['src/']);
    expect(workspace().files['src/double.ts']).toContain('* 2');
    workspace().reset(['src/double.ts']);
    expect(workspace().undoLabel).toBe('Reset src/double.ts');
    workspace().restore({ ...workspace().files, 'README.md': 'then' }, 'Attempt 1');
    expect(workspace().undoLabel).toBe('Attempt 1');
    for (let i = 0; i < 3; i++) workspace().undo();
    expect(workspace().files['src/double.ts']).toBe('mine');
    expect(workspace().redoLabel).toBe('Show the solution');
    for (let i = 0; i < 3; i++) workspace().redo();
    expect(workspace().files['README.md']).toBe('then');
  });
});

describe('what a program did', () => {
  it('is one step of undo with its files, links, modes and folders, and survives a reload', async () => {
    const database = new MemoryDatabase();
    const { workspace: first } = await openWorkspace(database);
    first.overlayProgram(
      { 'run.sh': '#!/bin/sh\n', latest: 'run.sh', 'README.md': null },
      { 'run.sh': 'executable', latest: 'link', logs: 'folder' },
      '$ make',
    );
    const marks = { 'run.sh': 'executable', latest: 'link', logs: 'folder' };
    expect(first.store.getState()).toMatchObject({ marks, undoLabel: '$ make' });
    await first.store.getState().flush();
    const { store, overlayRun } = (await openWorkspace(database)).workspace;
    expect(store.getState().marks).toEqual(marks);
    overlayRun({ latest: 'written through the link' }, 'Run wrote latest');
    expect(store.getState().files).toMatchObject({ latest: 'run.sh', 'run.sh': 'written through the link' });
    store.getState().undo();
    store.getState().undo();
    expect(store.getState()).toMatchObject({ marks: {}, files: fakeBundle().start });
    store.getState().redo();
    store.getState().reset();
    expect(store.getState()).toMatchObject({ marks: {}, files: fakeBundle().start });
  });
});

describe('two tabs', () => {
  async function twoTabs() {
    const shared = { database: new MemoryDatabase(), tabs: new MemoryTabs(), time: new ManualTime(1_000) };
    const first = await openFakeSession(shared);
    const second = await openFakeSession(shared);
    await settle();
    return {
      ...shared,
      first: first.session.workspace,
      second: second.session.workspace,
      a: first,
      b: second,
    };
  }

  it('one writes, the other follows what was saved', async () => {
    const { first, second, time } = await twoTabs();
    expect([first.getState().access, second.getState().access]).toEqual(['writer', 'reader']);
    first.getState().edit('README.md', 'from the first');
    await settle();
    expect(second.getState().files['README.md']).toBe('# A small lesson\n');
    await time.advance(SAVE_DELAY_MS);
    expect(second.getState().files['README.md']).toBe('from the first');
    expect(() => second.getState().edit('README.md', 'no')).toThrow(NotWriterError);
    await second.getState().flush();
    expect(second.getState().files['README.md']).toBe('from the first');
  });

  it('taking over saves the work of the former writer first', async () => {
    const { first, second, time } = await twoTabs();
    first.getState().edit('README.md', 'typed a moment ago');
    await second.getState().takeOver();
    await settle();
    expect([first.getState().access, second.getState().access]).toEqual(['reader', 'writer']);
    expect(second.getState().files['README.md']).toBe('typed a moment ago');
    second.getState().edit('README.md', 'and more');
    await time.advance(SAVE_DELAY_MS);
    expect(first.getState()).toMatchObject({ save: 'saved', files: { 'README.md': 'and more' } });
  });

  it('goes back and forth', async () => {
    const { first, second, time } = await twoTabs();
    for (const [index, tab] of [second, first, second, first].entries()) {
      await tab.getState().takeOver();
      tab.getState().edit('README.md', `round ${index}`);
      await time.advance(SAVE_DELAY_MS);
    }
    expect(first.getState()).toMatchObject({ access: 'writer', files: { 'README.md': 'round 3' } });
    expect(second.getState()).toMatchObject({ access: 'reader', files: { 'README.md': 'round 3' } });
  });

  it('a writer that cannot save loses nothing: its edits wait, and come back as a step', async () => {
    const { first, second, time, database } = await twoTabs();
    const gate = failWrites(database, 'workspaces', FULL);
    first.getState().edit('README.md', 'not on disk');
    const taken = second.getState().takeOver();
    await settle();
    gate.open();
    await taken;
    await settle();
    expect(first.getState()).toMatchObject({
      access: 'reader',
      save: 'failed',
      saveError: { code: 'edits-not-saved' },
    });
    second.getState().edit('params.json', '{"by":"second"}');
    await time.advance(SAVE_DELAY_MS);
    await first.getState().takeOver();
    await settle();
    expect(first.getState()).toMatchObject({
      access: 'writer',
      files: { 'README.md': 'not on disk', 'params.json': '{"by":"second"}' },
      undoLabel: 'Edits that this tab had not saved',
    });
    first.getState().undo();
    expect(first.getState().files['README.md']).toBe('# A small lesson\n');
  });

  it('puts such edits beside the other tab’s work where both changed the same file', async () => {
    const { first, second, time, database } = await twoTabs();
    const gate = failWrites(database, 'workspaces', FULL);
    first.getState().edit('README.md', 'not on disk');
    const taken = second.getState().takeOver();
    await settle();
    gate.open();
    await taken;
    second.getState().edit('README.md', 'saved by the second');
    await time.advance(SAVE_DELAY_MS);
    await first.getState().takeOver();
    expect(first.getState().files).toMatchObject({
      'README.md': 'saved by the second',
      'README.unsaved.md': 'not on disk',
    });
  });

  it('a tab that sleeps is not waited for, and cannot overwrite when it wakes', async () => {
    const { first, second, time, database } = await twoTabs();
    first.getState().edit('README.md', 'saved before sleeping');
    await time.advance(SAVE_DELAY_MS);
    const gate = holdWrites(database, 'workspaceEvents');
    first.getState().edit('README.md', 'in flight while asleep');
    const taken = second.getState().takeOver();
    await time.advance(2_000);
    await taken;
    second.getState().edit('params.json', '{}  ');
    gate.open();
    await time.advance(SAVE_DELAY_MS);
    await settle();
    expect(first.getState().access).toBe('reader');
    expect(second.getState()).toMatchObject({ access: 'writer', save: 'saved' });
    expect(second.getState().files['params.json']).toBe('{}  ');
    expect(first.getState().files).toEqual(second.getState().files);
  });

  it('a reader becomes the writer when the writer is closed', async () => {
    const { a, second } = await twoTabs();
    a.session.workspace.getState().edit('README.md', 'last');
    a.session.dispose();
    await settle();
    expect(second.getState()).toMatchObject({ access: 'writer', files: { 'README.md': 'last' } });
  });

  it('share predictions, hints and attempts', async () => {
    const { a, b } = await twoTabs();
    a.session.grading.getState().takeHint('double');
    a.session.learning.getState().lockPrediction('what-happens', 'falls', 60);
    await a.session.grading.getState().check('double');
    await settle();
    expect(b.session.grading.getState().hintsTaken).toEqual({ double: 1 });
    expect(b.session.grading.getState().attempts.double).toHaveLength(1);
    expect(b.session.learning.getState().predictions).toHaveProperty('what-happens');
  });
});
