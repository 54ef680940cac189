import { describe, expect, it } from 'vitest';
import { settle } from '../runtime/manual-time';
import { openFakeSession } from './testing/fake-session';

describe('a lesson session', () => {
  it('begins at the start of the lesson, with the tabs that it opens', async () => {
    const { session } = await openFakeSession();
    expect(session.workspace.getState()).toMatchObject({
      save: 'saved',
      access: 'writer',
      lessonChanged: false,
    });
    expect(session.workspace.getState().files).toEqual(session.bundle.start);
    expect(session.editor.getState()).toMatchObject({
      open: ['src/train.ts', 'params.json'],
      active: 'src/train.ts',
    });
  });

  it('gives everything back after it was closed and opened again', async () => {
    const first = await openFakeSession();
    const { session, time, database } = first;
    session.workspace.getState().edit('README.md', 'mine');
    session.editor.getState().openFile('README.md');
    session.learning.getState().lockPrediction('what-happens', 'falls', 80);
    session.learning.getState().answerRecall('one', 'yes');
    session.learning.getState().setPlace('curves');
    session.grading.getState().takeHint('double');
    await session.runs.getState().runScript('train');
    await session.grading.getState().check('double');
    await session.replays.getState().run('forty-rows', ['ad-hoc', 'practice']);
    session.replays.getState().acceptChangeRequest('forty-rows');
    session.dispose();
    await settle();

    const { session: again } = await openFakeSession({ database, time });
    const workspace = again.workspace.getState();
    expect(workspace.files['README.md']).toBe('mine');
    expect(workspace.undoLabel).toBe('Edit README.md');
    expect(again.editor.getState().active).toBe('README.md');
    expect(again.learning.getState()).toMatchObject({
      predictions: { 'what-happens': { optionId: 'falls', confidence: 80 } },
      recall: { one: { right: true } },
      place: 'curves',
    });
    expect(again.grading.getState().hintsTaken).toEqual({ double: 1 });
    expect(again.grading.getState().attempts.double).toHaveLength(1);
    expect(again.runs.getState().history).toMatchObject([
      { label: 'npm run train', outcome: 'completed', console: [] },
    ]);
    expect(again.replays.getState().byId['forty-rows']).toMatchObject({
      stale: false,
      practice: { scenario: 'dirty-rows' },
      before: { 'README.md': 'mine' },
    });
  });

  it('stores no workspace before the first change, so that a changed lesson is simply the new one', async () => {
    const { session, database, time, storage } = await openFakeSession();
    await session.runs.getState().runScript('train');
    expect((await storage.load()).workspace).toBeNull();
    session.dispose();
    await settle();
    const { fakeBundle } = await import('./testing/fake-bundle');
    const bundle = fakeBundle({ version: 'v2', start: { ...fakeBundle().start, 'README.md': 'new' } });
    const { session: again } = await openFakeSession({ bundle, database, time });
    expect(again.workspace.getState()).toMatchObject({ lessonChanged: false });
    expect(again.workspace.getState().files['README.md']).toBe('new');
  });

  it('says that the lesson changed, keeps the work, and follows the new lesson after a reset', async () => {
    const { session, database, time } = await openFakeSession();
    session.workspace.getState().edit('README.md', 'mine');
    session.dispose();
    await settle();
    const { fakeBundle } = await import('./testing/fake-bundle');
    const bundle = fakeBundle({ version: 'v2', start: { ...fakeBundle().start, 'README.md': 'new' } });
    const { session: again } = await openFakeSession({ bundle, database, time });
    expect(again.workspace.getState()).toMatchObject({ lessonChanged: true });
    expect(again.workspace.getState().files['README.md']).toBe('mine');
    again.workspace.getState().reset();
    expect(again.workspace.getState()).toMatchObject({ lessonChanged: false });
    again.workspace.getState().undo();
    expect(again.workspace.getState().files['README.md']).toBe('mine');
    again.dispose();
    await settle();
    const { session: third } = await openFakeSession({ bundle, database, time });
    expect(third.workspace.getState()).toMatchObject({ lessonChanged: false });
    expect(third.workspace.getState().files['README.md']).toBe('mine');
  });
});
