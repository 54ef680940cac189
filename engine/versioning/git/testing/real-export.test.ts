import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArchive } from '@/engine/workspace/archive/read-archive';
import { RealFolder } from '@/engine/workspace/archive/testing/real-repository';
import { writeArchive } from '@/engine/workspace/archive/write-archive';
import type { ScriptStep } from './git-script';
import { LabSession } from './lab-session';
import { archivedTreeOf } from './tree-on-disk';

const git = (...args: string[]): ScriptStep => ({ kind: 'git', args });
const write = (path: string, content: string | Uint8Array): ScriptStep => ({ kind: 'write', path, content });
const rows = (count: number): string =>
  Array.from({ length: count }, (_, i) => `${i},${(i * 37) % 101}\n`).join('');

/** A day of work: branches, merges with and without conflict, a rebase, tags, a remote, a stash, and things left undone. */
const SESSION: readonly ScriptStep[] = [
  git('init', '-q', '-b', 'main'),
  write('data/sales.csv', rows(200)),
  write('src/train.ts', 'train();\n'),
  write('run.sh', '#!/bin/sh\nnpm run train\n'),
  { kind: 'mode', path: 'run.sh', executable: true },
  write('.gitignore', '*.log\nmodel/\n'),
  git('add', '.'),
  git('commit', '-q', '-m', 'Begin'),
  git('tag', '-a', 'v1', '-m', 'First'),
  git('init', '-q', '--bare', '-b', 'main', '../team.git'),
  git('remote', 'add', 'origin', '../team.git'),
  git('push', '-q', '-u', 'origin', 'main'),
  git('switch', '-q', '-c', 'feature/x'),
  write('src/train.ts', 'train(2);\n'),
  write('notes/größe der häuser.md', '# Größe\n'),
  git('add', '.'),
  git('commit', '-q', '-m', 'Train twice'),
  git('switch', '-q', 'main'),
  write('README.md', '# Häuser\n'),
  git('add', '.'),
  git('commit', '-q', '-m', 'Say what it is'),
  git('merge', '-q', '--no-ff', '-m', 'Merge feature/x', 'feature/x'),
  git('switch', '-q', '-c', 'fix', 'HEAD~1'),
  write('src/train.ts', 'train(3);\n'),
  git('commit', '-q', '-am', 'Train thrice'),
  git('switch', '-q', 'main'),
  git('merge', 'fix'),
  write('src/train.ts', 'train(2);\ntrain(3);\n'),
  git('commit', '-q', '-am', 'Merge fix by hand'),
  git('switch', '-q', '-c', 'side', 'v1'),
  write('data/more.csv', rows(30)),
  git('add', '.'),
  git('commit', '-q', '-m', 'More data'),
  git('rebase', '-q', 'main'),
  git('mv', 'data/more.csv', 'data/extra.csv'),
  git('commit', '-q', '-m', 'Call it extra'),
  git('switch', '-q', 'main'),
  git('tag', 'light'),
  git('cherry-pick', 'side~1'),
  git('revert', '--no-edit', 'HEAD'),
  git('commit', '-q', '--amend', '-m', 'No more data after all'),
  git('push', '-q', 'origin', 'main', '--tags'),
  write('src/train.ts', 'put aside\n'),
  write('aside.txt', 'new, put aside\n'),
  git('stash', '-u'),
  write('model.bin', new Uint8Array([0, 1, 2, 255])),
  git('add', 'model.bin'),
  write('README.md', '# Häuser\n\nchanged\n'),
  write('untracked.txt', 'not yet\n'),
  write('train.log', 'ignored\n'),
  { kind: 'remove', path: 'run.sh' },
];

const LEFT_AS_IT_WAS = [
  ['status'],
  ['status', '--porcelain=v2', '--branch'],
  ['diff'],
  ['diff', '--staged'],
  ['log', '--all', '--stat', '--format=fuller'],
  ['log', '--graph', '--oneline', '--decorate', '--all'],
  ['reflog'],
  ['stash', 'list'],
  ['stash', 'show', '-p', '-u'],
  ['branch', '-avv'],
  ['tag', '-n'],
  ['show', 'v1'],
  ['remote', '-v'],
  ['ls-files', '-s'],
];

describe('an export of a workspace', { timeout: 60_000 }, () => {
  const session = new LabSession('/w');
  const place = new RealFolder();
  let there: RealFolder;
  afterAll(() => place.close());
  beforeAll(async () => {
    for (const step of SESSION) await session.run(step);
    const options = { folder: 'houses', data: {}, withCache: true, at: 1_700_000_000_000 };
    const zip = writeArchive(archivedTreeOf(session.fs, '/w'), options);
    expect(readArchive(zip).notes).toEqual([]);
    there = place.unzip(zip, 'houses');
  });

  it('is sound to real git', () => {
    expect(there.git('fsck', '--strict', '--full', '--no-dangling')).toBe('');
  });

  it('is to real git what it is in the lab', async () => {
    for (const args of LEFT_AS_IT_WAS)
      expect(there.git(...args), args.join(' ')).toBe((await session.git(args)).stdout);
  });

  it('can be cloned, to the same tree', () => {
    place.git('clone', '-q', '--no-local', 'houses', 'copy');
    const head = (folder: string) => place.git('-C', folder, 'rev-parse', 'HEAD^{tree}', 'v1', 'light');
    expect(head('copy')).toBe(head('houses'));
    expect(place.git('-C', 'copy', 'fsck', '--strict', '--full')).toBe('');
    expect(place.git('-C', 'copy', 'status', '--porcelain')).toBe('');
  });

  it('can be worked on by real git: the stash comes back, work is committed, the history is packed', () => {
    there.git('commit', '-q', '-m', 'In real git');
    there.git('checkout', '-q', '--', '.');
    there.git('stash', 'pop', '-q');
    expect(there.git('status', '--porcelain')).toBe(' M src/train.ts\n?? aside.txt\n?? untracked.txt\n');
    there.git('gc', '-q');
    expect(there.git('fsck', '--strict', '--full', '--no-dangling')).toBe('');
  });
});
