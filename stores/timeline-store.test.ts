import { describe, expect, it } from 'vitest';
import { settle } from '../runtime/manual-time';
import { NotWriterError } from '../runtime/storage/errors';
import { openWorkspace } from './testing/open-workspace';
import { createTimeline } from './timeline-store';

async function opened() {
  const fake = await openWorkspace();
  const { store } = fake.workspace;
  store.getState().edit('README.md', 'first');
  fake.workspace.overlayProgram(
    { '.git/HEAD': 'ref: refs/heads/main\n', '.gitignore': 'out\n' },
    {},
    '$ git init',
  );
  store.getState().edit('README.md', 'second');
  store.getState().rename('params.json', 'settings.json');
  await store.getState().flush();
  const timeline = await createTimeline(fake);
  await settle();
  return { ...fake, timeline: timeline.store, files: () => store.getState().files };
}

describe('the timeline', () => {
  it('begins at now, with every step', async () => {
    const { timeline } = await opened();
    expect(timeline.getState()).toMatchObject({
      first: 0,
      last: 4,
      at: 4,
      shown: { number: 4, differs: [] },
    });
    expect([...timeline.getState().steps.values()].map(({ kind, label }) => `${kind}: ${label}`)).toEqual([
      'edited: Edit README.md',
      'program-ran: $ git init',
      'edited: Edit README.md',
      'renamed: Rename params.json to settings.json',
    ]);
    expect(timeline.getState().steps.get(2)).toMatchObject({
      files: ['.gitignore'],
      fileCount: 1,
      toolFileCount: 1,
    });
  });

  it('shows what a step changed, and what is other now', async () => {
    const { timeline } = await opened();
    timeline.getState().show(1);
    await settle();
    expect(timeline.getState().shown).toMatchObject({
      number: 1,
      step: { label: 'Edit README.md' },
      changed: [{ path: 'README.md', state: 'changed' }],
      differs: [
        { path: '.gitignore', state: 'added' },
        { path: 'README.md', state: 'changed' },
        { path: 'params.json', state: 'removed' },
        { path: 'settings.json', state: 'added' },
      ],
      toolFilesDiffer: 1,
    });
    expect(await timeline.getState().file(1, 'README.md')).toEqual({
      path: 'README.md',
      before: '# A small lesson\n',
      content: 'first',
      now: 'second',
    });
    timeline.getState().show(-5);
    await settle();
    expect(timeline.getState()).toMatchObject({ at: 0, shown: { number: 0, step: null, changed: [] } });
  });

  it('brings a moment back as a step, and can go forward again: nothing is lost', async () => {
    const { timeline, files, workspace } = await opened();
    const now = files();
    timeline.getState().show(1);
    await settle();
    await timeline.getState().bringBack();
    await settle();
    expect(files()).toMatchObject({ 'README.md': 'first', 'params.json': expect.anything() });
    expect(files()).not.toHaveProperty(['.git/HEAD']);
    expect(workspace.store.getState().undoLabel).toBe('Back to step 1, Edit README.md');
    expect(timeline.getState()).toMatchObject({ last: 5, at: 1, shown: { differs: [] } });
    timeline.getState().show(4);
    await settle();
    await timeline.getState().bringBack();
    expect(files()).toEqual(now);
  });

  it('brings one file back', async () => {
    const { timeline, files } = await opened();
    timeline.getState().show(1);
    await settle();
    await timeline.getState().bringBackFile('README.md');
    expect(files()).toMatchObject({ 'README.md': 'first', 'settings.json': expect.anything() });
  });

  it('follows what happens while now is shown, and stands still while the past is', async () => {
    const { timeline, workspace } = await opened();
    workspace.store.getState().create('new.ts', 'n');
    await settle();
    expect(timeline.getState()).toMatchObject({ last: 5, at: 5, shown: { number: 5 } });
    timeline.getState().show(2);
    workspace.store.getState().create('newer.ts', 'n');
    await settle();
    expect(timeline.getState()).toMatchObject({ last: 6, at: 2, shown: { number: 2 } });
    expect(timeline.getState().steps.get(6)?.label).toBe('Create newer.ts');
  });

  it('forgets what is before a moment', async () => {
    const { timeline, workspace } = await opened();
    timeline.getState().show(3);
    await settle();
    await timeline.getState().forgetBefore();
    await settle();
    expect(timeline.getState()).toMatchObject({ first: 3, at: 3, last: 4, shown: { step: null } });
    expect([...timeline.getState().steps.keys()]).toEqual([4]);
    timeline.getState().show(0);
    expect(timeline.getState().at).toBe(3);
    expect(workspace.store.getState().files['README.md']).toBe('second');
  });

  it('changes nothing in a tab that only reads', async () => {
    const { timeline, workspace } = await opened();
    timeline.getState().show(1);
    workspace.store.setState({ access: 'reader' });
    await expect(timeline.getState().bringBack()).rejects.toThrow(NotWriterError);
  });
});
