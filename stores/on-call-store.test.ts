import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WorkspaceFiles } from '../engine/core/files';
import { shiftAnswers } from '../runtime/on-call/answer-request';
import type { WorkspaceState } from './contracts';
import { createOnCallStore } from './on-call-store';
import type { ShiftPlayer } from './play-shift';

vi.setConfig({ testTimeout: 60_000 });

const TABLE = 'data/ames_housing.csv';
const FILES: WorkspaceFiles = {
  'on-call/shift.yaml': `service: homestead\ntable: ${TABLE}\nseed: store\nhours: 48\nincidents: { count: 1, from: 9, until: 11, among: [bad-release] }\n`,
};

/** A workspace of files alone, and a player without a worker. */
function open(files: WorkspaceFiles = FILES) {
  const workspace = createStore(() => ({
    files,
    data: { [TABLE]: readFileSync('public/data/ames_housing.csv', 'utf8') },
    restore: (next: WorkspaceFiles) => workspace.setState({ files: next }),
  })) as unknown as StoreApi<WorkspaceState>;
  const answer = shiftAnswers();
  let asked = 0;
  const player: ShiftPlayer = {
    look: async (question) => {
      const reply = answer(structuredClone({ ...question, id: ++asked }));
      if (reply.type === 'failed') throw new Error(reply.error.message);
      return reply.view;
    },
  };
  return { store: createOnCallStore({ workspace }, player), workspace, asked: () => asked };
}

const logOf = (workspace: StoreApi<WorkspaceState>) =>
  JSON.parse(String(workspace.getState().files['on-call/log.json']));

describe('the shifts of a session', () => {
  it('are played through their log, and go on from it in another session', async () => {
    const { store, workspace } = open();
    await vi.waitFor(() => expect(store.getState().view?.snapshot.hour).toBe(0), 20_000);
    await store.getState().advance(48);
    const { view } = store.getState();
    const page = view!.snapshot.pages[0]!;
    expect(page.alert).toBe('HighErrorRate');
    store.getState().acknowledge(page.id);
    store.getState().act({ kind: 'rollback-code' });
    store.getState().note('Since the release of nine.');
    await vi.waitFor(() => expect(store.getState().view!.snapshot.acts).toHaveLength(1), 20_000);
    expect(logOf(workspace)).toMatchObject({
      seed: 'store',
      until: view!.snapshot.hour,
      entries: [{ do: 'acknowledge' }, { do: 'act', act: 'rollback-code' }, { do: 'note' }],
    });
    const again = open(workspace.getState().files);
    await vi.waitFor(() => expect(again.store.getState().view).toEqual(store.getState().view), 20_000);
    again.store.getState().takeBack();
    again.store.getState().takeBack();
    await vi.waitFor(() => expect(again.store.getState().view!.snapshot.acts).toEqual([]), 20_000);
    again.store.getState().restart();
    await vi.waitFor(() => expect(again.store.getState().view!.snapshot.hour).toBe(0), 20_000);
    expect(logOf(again.workspace)).toEqual({ seed: 'store', until: 0, entries: [] });
  });

  it('are looked at anew for what they are made of, and for nothing else', async () => {
    const { store, workspace, asked } = open();
    await vi.waitFor(() => expect(store.getState().view).not.toBeNull(), 20_000);
    workspace.setState({ files: { ...FILES, 'README.md': 'prose' } });
    expect(asked()).toBe(1);
    workspace.setState({ files: { ...FILES, 'on-call/runbook.md': '## A\n' } });
    await vi.waitFor(() => expect(asked()).toBe(2));
  });

  it('say what is wrong with their files, and recover', async () => {
    const { store, workspace } = open({ 'on-call/shift.yaml': 'service: nobody\n' });
    await vi.waitFor(() => expect(store.getState().error?.message).toMatch(/describes no shift/));
    workspace.setState({ files: FILES });
    await vi.waitFor(
      () => expect(store.getState()).toMatchObject({ error: null, view: { startMs: expect.any(Number) } }),
      20_000,
    );
    workspace.setState({ files: {} });
    expect(store.getState()).toMatchObject({ path: null, files: null, view: null });
  });
});
