import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { ExplorerClient } from '../runtime/explorer/client';
import type { WorkerRequest } from '../runtime/explorer/protocol';
import { Tables } from '../runtime/explorer/tables';
import type { LessonSession, WorkspaceState } from './contracts';
import { createExplorer, MOST_WORKSPACE_BYTES } from './explorer';

/** The worker's own code, without a worker: what crosses its border is cloned. */
function clientHere(): ExplorerClient {
  const tables = new Tables();
  const call = async (request: WorkerRequest) => {
    const reply = structuredClone(tables.reply(1, structuredClone(request)));
    if ('error' in reply) throw Object.assign(new Error(reply.error.message), reply.error);
    return reply.value as never;
  };
  return {
    open: (table, content) => call({ type: 'open', table, content }),
    ask: (table, question) => call({ type: 'ask', table, question: question as never }),
    export: (table, mostRows) => call({ type: 'export', table, mostRows }),
    close: (table) => void call({ type: 'close', table }),
    dispose: () => {},
  };
}

function explorerHere() {
  const workspace = createStore(() => ({ files: {} as Record<string, string> }));
  const create = (path: string, content: string) =>
    workspace.setState(({ files }) => ({ files: { ...files, [path]: content } }));
  workspace.setState({ create } as never);
  const explorer = createExplorer({
    workspace: workspace as unknown as LessonSession['workspace'],
    start: async () => clientHere(),
  });
  const files = () => (workspace.getState() as unknown as WorkspaceState).files;
  return { explorer, files, state: () => explorer.getState() };
}

describe('a file that is brought along', () => {
  it('becomes a file of the workspace, as plain CSV', async () => {
    const { files, state } = explorerHere();
    expect(await state().bring(new File(['a;b\n1,5;x\n2,5;y\n'], 'my table.csv'))).toBe(
      'uploads/my-table.csv',
    );
    expect(files()).toEqual({ 'uploads/my-table.csv': 'a,b\n1.5,x\n2.5,y\n' });
    expect(await state().bring(new File(['a\n1\n'], 'my table.csv'))).toBe('uploads/my-table-2.csv');
    const first = state().tables['uploads/my-table.csv'];
    if (first?.status !== 'open') throw new Error('not open');
    expect(first.info).toMatchObject({ rowCount: 2, delimiter: ';' });
    const page = await state().ask(first.handle, { kind: 'rows', pick: { filters: [] }, from: 0, count: 1 });
    expect(page.rows[0]!.cells).toEqual(['1.5', 'x']);
  });

  it('is refused with its place, and leaves nothing behind', async () => {
    const { files, state } = explorerHere();
    expect(await state().bring(new File(['a,b\n1,"x\n'], 'broken.csv'))).toBeNull();
    expect(state().news).toMatchObject({
      name: 'broken.csv',
      error: { message: expect.stringContaining('column 2') },
    });
    expect([files(), state().tables]).toEqual([{}, {}]);
    state().dismissNews();
    expect(state().news).toBeNull();
  });

  it('stays out of the workspace when it is large, but for a sample', async () => {
    const { files, state } = explorerHere();
    const line = `${'9'.repeat(12)},${'x'.repeat(80)}\n`;
    const text = `n,t\n${line.repeat(Math.ceil(MOST_WORKSPACE_BYTES / line.length) + 1)}`;
    expect(await state().bring(new File([text], 'big.csv'))).toBe('big.csv');
    expect(state().held['big.csv']?.bytes).toBe(text.length);
    expect(files()).toEqual({});
    expect(await state().sampleToWorkspace('big.csv', 100)).toBe('uploads/big-sample.csv');
    expect(String(files()['uploads/big-sample.csv']).trim().split('\n')).toHaveLength(101);
    state().forget('big.csv');
    expect([state().held, state().tables]).toEqual([{}, {}]);
    await expect(state().sampleToWorkspace('big.csv', 5)).rejects.toThrow('not open here any more');
  });
});

it('shows the last reading of a file that changes while it is read', async () => {
  const { state } = explorerHere();
  state().openText('out/a.csv', 'a\n1\n');
  state().openText('out/a.csv', 'a\n1\n2\n');
  await expect
    .poll(() => state().tables['out/a.csv'])
    .toMatchObject({ status: 'open', info: { rowCount: 2 } });
});
