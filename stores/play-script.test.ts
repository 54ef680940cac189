import { describe, expect, it } from 'vitest';
import { startLabInProcess } from '../runtime/lab/in-process';
import { createNodeRunner } from '../runtime/node/node-runner';
import { playScript, ScriptFailedError } from './play-script';

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
  'program.ts':
    "import { readFileSync, writeFileSync } from 'node:fs';\nwriteFileSync('out.txt', `${readFileSync('data/a.csv', 'utf8').length} ${Math.random()} ${Date.now()}`);\n",
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
