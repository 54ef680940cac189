// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { RunRequest, RunResult } from '../engine/core/code-runner';
import type { FrameOptions } from '../runtime/preview/preview-frame';
import type { WorkspaceState } from './contracts';
import { createPreview } from './preview-store';

const request = { method: 'POST', path: '/predict', headers: {}, body: '{}' };

function stage(answer: Partial<RunResult> = { value: { status: 200, headers: [['a', 'b']], body: 'ok' } }) {
  const workspace = createStore(
    () =>
      ({
        files: { 'app/server.ts': 'export default {}', 'app/index.html': '' },
        data: {},
        save: 'saved',
      }) as unknown as WorkspaceState,
  );
  const frames: FrameOptions[] = [];
  const runs: RunRequest[] = [];
  let closed = 0;
  let now = 0;
  const preview = createPreview({
    workspace: { store: workspace },
    ports: {
      newId: () => `run-${runs.length}`,
      clock: { now: () => (now += 5) },
      runner: {
        run: async (run, onEvent) => {
          runs.push(run);
          onEvent?.({ type: 'output', runId: run.runId, stream: 'stdout', text: 'asked\n' });
          return {
            runId: run.runId,
            outcome: 'completed',
            tests: [],
            writes: {},
            stdout: '',
            stderr: '',
            durationMs: 1,
            ...answer,
          };
        },
      },
    },
    openFrame: (options) => {
      frames.push(options);
      return { close: () => closed++ };
    },
  });
  return { preview, workspace, frames, runs, state: () => preview.store.getState(), closed: () => closed };
}

const VIEW = { title: 'My app', fields: [], buttons: [], announced: [], text: '' };

describe('the preview', () => {
  let host: HTMLElement;
  beforeEach(() => {
    host = document.createElement('div');
  });

  it('opens the page, writes down what it prints and asks, and closes with its place', async () => {
    const { state, frames, runs, closed } = stage();
    const hide = state().show(host);
    expect(state().status).toBe('opening');
    frames[0]!.listener.onOpened(VIEW);
    frames[0]!.listener.onMessage({ level: 'error', text: 'oh', location: { path: 'app/main.ts', line: 3 } });
    expect(state()).toMatchObject({ status: 'open', title: 'My app' });
    const response = await frames[0]!.server(request);
    expect(response).toEqual({ status: 200, headers: { a: 'b' }, body: 'ok' });
    expect(state().exchanges).toMatchObject([{ request, response: { status: 200 }, ms: 5 }]);
    expect(state().entries.map(({ from, text }) => [from, text])).toEqual([
      ['page', 'oh'],
      ['handler', 'asked'],
    ]);
    expect(runs[0]?.seed).toBeUndefined();
    hide();
    expect([state().status, closed()]).toEqual(['closed', 1]);
  });

  it('turns what the handler throws into a 500 with its line, and a deadline into a 504', async () => {
    const error = { name: 'Error', message: 'boom', stack: '', frames: [{ path: 'app/server.ts', line: 2 }] };
    const thrown = stage({ outcome: 'failed', error });
    thrown.state().show(host);
    expect(await thrown.frames[0]!.server(request)).toMatchObject({
      status: 500,
      error: { frames: error.frames },
    });
    const late = stage({ outcome: 'deadline' });
    late.state().show(host);
    expect(await late.frames[0]!.server(request)).toMatchObject({
      status: 504,
      error: { name: 'NoAnswerError' },
    });
  });

  it('rejects for failures of ours, and says so', async () => {
    const { state, frames } = stage({ outcome: 'crashed' });
    state().show(host);
    await expect(frames[0]!.server(request)).rejects.toMatchObject({ code: 'app-server-failed' });
    expect(state().entries.at(-1)).toMatchObject({ from: 'lab', level: 'error' });
    expect(state().exchanges).toMatchObject([{ ms: 5 }]);
  });

  it('reloads when changed work is saved, and not after Stop', () => {
    const { state, frames, workspace } = stage();
    state().show(host);
    const edit = (text: string) => {
      workspace.setState({ files: { 'app/index.html': text }, save: 'unsaved' });
      workspace.setState({ save: 'saved' });
    };
    edit('<p>1');
    expect([frames.length, state().stale]).toEqual([2, false]);
    state().setReloadOnSave(false);
    edit('<p>2');
    expect([frames.length, state().stale]).toEqual([2, true]);
    state().reload();
    expect([frames.length, state().stale]).toEqual([3, false]);
    state().setReloadOnSave(true);
    state().stop();
    edit('<p>3');
    expect([frames.length, state().status]).toEqual([3, 'stopped']);
  });

  it('says why a page was ended', () => {
    const { state, frames } = stage();
    state().show(host);
    frames[0]!.listener.onEnd('hung');
    expect(state().status).toBe('hung');
    expect(state().entries[0]?.text).toContain('without a pause');
    state().reload();
    frames[1]!.listener.onEnd('unreachable');
    expect(state()).toMatchObject({ status: 'failed', failure: { code: 'preview-not-opened' } });
  });
});
