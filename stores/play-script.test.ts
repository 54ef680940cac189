import { describe, expect, it } from 'vitest';
import { startLabInProcess } from '../runtime/lab/in-process';
import { createNodeRunner } from '../runtime/node/node-runner';
import { playScript, ScriptFailedError } from './play-script';
import { fakeBundle } from './testing/fake-bundle';
import { openFakeSession } from './testing/fake-session';

const play = (script: string, files: Record<string, string> = {}) =>
  playScript({
    start: startLabInProcess,
    runner: createNodeRunner(),
    tree: { files, marks: {} },
    data: { 'data/a.csv': 'n\n1\n' },
    script,
  });

const REPOSITORY = `
at '2026-03-03 10:00'
git init -q -b main
git config user.name Ana
git config user.email ana@example.com
git add .
git commit -q -m 'Begin'
node program.ts
rm old.txt
chmod +x run.sh
`;
const FILES = {
  'program.ts': [
    "import { readFileSync, writeFileSync } from 'node:fs';",
    "const size = readFileSync('data/a.csv', 'utf8').length;",
    "writeFileSync('out.txt', [size, Math.random(), Date.now()].join(' '));",
  ].join('\n'),
  'old.txt': 'old',
  'run.sh': 'echo hi\n',
};

describe('playScript', () => {
  it('gives the same bytes each time', { timeout: 30_000 }, async () => {
    const first = await play(REPOSITORY, FILES);
    const second = await play(REPOSITORY, FILES);
    expect(second).toEqual(first);
    expect(first.files).not.toHaveProperty(['old.txt']);
    expect(first.marks['run.sh']).toBe('executable');
    expect(first.files['out.txt']).toMatch(/^4 0\.\d+ \d+$/);
    expect(first.files['.git/HEAD']).toBeDefined();
    expect(first.files).not.toHaveProperty(['data/a.csv']);
  });

  it('ends at the first command that fails, and says what it said', async () => {
    const failed = play('echo before\ncat nothing.txt\ntouch after.txt');
    await expect(failed).rejects.toThrow(ScriptFailedError);
    await expect(failed).rejects.toThrow(/exit code 1[\s\S]*nothing\.txt/);
  });
});

describe('a solution that a script makes', () => {
  it('takes the place of the work as one step of undo', { timeout: 30_000 }, async () => {
    const bundle = fakeBundle();
    const { session } = await openFakeSession({
      bundle: {
        ...bundle,
        scripts: { solution: "git init -q -b main\nrm package.json\necho '42' > answer.txt\n" },
      },
    });
    const workspace = session.workspace.getState;
    workspace().create('mine.txt', 'my own');
    const before = workspace().files;
    await workspace().showSolution();
    expect(workspace().files['answer.txt']).toBe('42\n');
    expect(workspace().files['.git/HEAD']).toBeDefined();
    expect(workspace().files).not.toHaveProperty(['package.json']);
    expect(workspace().files).not.toHaveProperty(['mine.txt']);
    expect(workspace().undoLabel).toBe('Show the solution');
    workspace().undo();
    expect(workspace().files).toEqual(before);
    session.dispose();
  });

  it('leaves the work as it is when the script fails', { timeout: 30_000 }, async () => {
    const { session } = await openFakeSession({
      bundle: { ...fakeBundle(), scripts: { solution: 'false' } },
    });
    const before = session.workspace.getState().files;
    await expect(session.workspace.getState().showSolution()).rejects.toThrow(ScriptFailedError);
    expect(session.workspace.getState().files).toBe(before);
    session.dispose();
  });
});
