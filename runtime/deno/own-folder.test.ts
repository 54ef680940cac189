import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeOwnFolder } from './own-folder';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'own-folder-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** A folder as a process of this id would have made it. */
function leftBy(pid: number): string {
  const made = makeOwnFolder('guest', root);
  const path = made.replace(`-${process.pid}-`, `-${pid}-`);
  renameSync(made, path);
  writeFileSync(join(path, 'left'), '');
  return basename(path);
}

it('removes what killed processes have left, and nothing of those that are there, or of others', () => {
  const { pid: ended } = spawnSync(process.execPath, ['--version']);
  leftBy(ended);
  const alive = leftBy(process.ppid);
  const others = ['stagecraft-guest-ffffffff-1-abc', `stagecraft-guest-${ended}`, 'stagecraft-guest-notes'];
  for (const name of others) mkdirSync(join(root, name));
  const own = basename(makeOwnFolder('guest', root));
  expect(readdirSync(root).sort()).toEqual([alive, own, ...others].sort());
});
