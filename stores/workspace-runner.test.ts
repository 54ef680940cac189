import { describe, expect, it } from 'vitest';
import { ReadOnlyFileError } from '../engine/workspace/errors';
import { settle } from '../runtime/manual-time';
import { FakeRunner } from './testing/fake-runner';
import { openFakeSession } from './testing/fake-session';
import { workspaceRunner } from './workspace-runner';

describe('programs of a session', () => {
  it('see the project’s own files with links followed, and cannot change the data', async () => {
    const { session } = await openFakeSession();
    const { workspace } = session;
    workspace.getState().create('.git/HEAD', 'ref: refs/heads/main\n');
    workspace.getState().create('now.ts', 'src/train.ts');
    workspace.setState({ marks: { 'now.ts': 'link' } });
    const inner = new FakeRunner();
    const { files, data } = workspace.getState();
    await workspaceRunner(inner, workspace).run({
      runId: '1',
      language: 'typescript',
      files: { ...files, ...data },
      program: { kind: 'module', path: 'now.ts' },
    });
    expect(inner.requests[0]).toMatchObject({
      readOnly: ['data/sales.csv'],
      files: { 'now.ts': files['src/train.ts'], 'data/sales.csv': data['data/sales.csv'] },
    });
    expect(inner.requests[0]?.files).not.toHaveProperty(['.git/HEAD']);
  });

  it('leave a file alone that has the place of a link in another tree', async () => {
    const { session } = await openFakeSession();
    session.workspace.setState({ marks: { 'README.md': 'link' } });
    const inner = new FakeRunner();
    await workspaceRunner(inner, session.workspace).run({
      runId: '1',
      language: 'typescript',
      files: { 'README.md': 'of the solution' },
      program: { kind: 'module', path: 'a.ts' },
    });
    expect(inner.requests[0]?.files).toEqual({ 'README.md': 'of the solution' });
  });
});

describe('the data of the lesson', () => {
  it('cannot be changed, and what lies beside it can', async () => {
    const { session, runner } = await openFakeSession();
    const workspace = () => session.workspace.getState();
    for (const act of [
      () => workspace().edit('data/sales.csv', ''),
      () => workspace().create('data/sales.csv'),
      () => workspace().create('data/sales.csv/x'),
      () => workspace().create('data'),
      () => workspace().rename('README.md', 'data/sales.csv'),
      () => workspace().remove('data'),
    ])
      expect(act).toThrow(ReadOnlyFileError);
    workspace().create('data/sales.csv.dvc', 'outs: []\n');
    runner.behave = () => ({ writes: { 'data/clean.csv': 'id\n', 'data/sales.csv': 'no' } });
    await session.runs.getState().runScript('train');
    await settle();
    expect(workspace().files).toMatchObject({ 'data/sales.csv.dvc': 'outs: []\n', 'data/clean.csv': 'id\n' });
    expect(workspace().files).not.toHaveProperty(['data/sales.csv']);
  });

  it('does not keep the work from being reset when one of its files has become the lesson’s', async () => {
    const first = await openFakeSession({ data: {} });
    first.session.workspace.getState().create('data/sales.csv', 'my own');
    await first.session.workspace.getState().flush();
    const { database, time } = first;
    first.session.dispose();
    await settle();
    const { session } = await openFakeSession({ database, time });
    session.workspace.getState().edit('README.md', 'mine');
    session.workspace.getState().reset();
    expect(session.workspace.getState().files['README.md']).toBe(session.bundle.start['README.md']);
  });
});
