import { afterAll, describe, expect, it } from 'vitest';
import { readArchive } from '@/engine/workspace/archive/read-archive';
import { RealFolder } from '@/engine/workspace/archive/testing/real-repository';
import { buildZip } from '@/engine/workspace/archive/testing/zip-builder';
import { LabSession } from './lab-session';
import { layOnDisk, takeFromDisk } from './tree-on-disk';

const folders: RealFolder[] = [];
const folder = (): RealFolder => {
  const made = new RealFolder();
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const one of folders) one.close();
});

const rows = (from: number, to: number): string =>
  Array.from(
    { length: to - from },
    (_, i) => `${from + i},${((from + i) * 7919) % 1000},row ${from + i}\n`,
  ).join('');

/** A repository whose objects lie in two packs with chains of deltas, and some loose; its refs in `packed-refs`. */
function packedProject(repack: readonly string[]): RealFolder {
  const real = folder();
  const git = real.git.bind(real);
  const commit = (message: string) => {
    git('add', '-A');
    git('commit', '-q', '-m', message);
  };
  git('init', '-q', '-b', 'main');
  real.write('data/sales.csv', rows(0, 400)).write('run.sh', '#!/bin/sh\n', 0o755).link('run.sh', 'go');
  commit('Begin');
  git('tag', '-a', 'v1', '-m', 'First');
  for (let n = 1; n <= 4; n++) {
    real.write('data/sales.csv', rows(n * 10, 400 + n * 12)).write(`notes/größe ${n}.txt`, rows(0, n));
    commit(`Take month ${n}`);
  }
  git('switch', '-q', '-c', 'try', 'HEAD~3');
  real.write('model.bin', new Uint8Array([0, 1, 2, 255]));
  commit('Try a model');
  git('switch', '-q', 'main');
  git('merge', '-q', '--no-ff', '-m', 'Merge the model', 'try');
  real.write('run.sh', '#!/bin/sh\nexit\n', 0o755);
  git('stash', '-q');
  git(...repack);
  git('pack-refs', '--all');
  real.write('later.txt', 'later\n');
  commit('After the pack');
  git('repack', '-q', '-d');
  real.write('later.txt', 'later still\n').write('new.txt', 'new\n');
  git('add', 'later.txt');
  git('tag', 'loose');
  return real;
}

/** What is asked of both gits; what they print must be the same. */
const QUESTIONS = [
  ['status', '--porcelain=v2', '--branch'],
  ['log', '--all', '--stat', '--format=fuller'],
  ['log', '--oneline', '--graph', '--decorate', '--all'],
  ['log', '-p', '-2', 'v1..HEAD', '--', 'data'],
  ['show', 'main~2'],
  ['show', 'v1'],
  ['show', 'HEAD~4:data/sales.csv'],
  ['ls-tree', '-r', '-l', 'main'],
  ['ls-files', '-s'],
  ['branch', '-avv'],
  ['tag', '-n'],
  ['describe', '--tags'],
  ['stash', 'list'],
  ['stash', 'show', '-p'],
  ['reflog'],
  ['blame', '-s', 'data/sales.csv'],
  ['rev-parse', 'main', 'try', 'v1^{}', 'stash@{0}'],
  ['diff', '--staged'],
  ['fsck', '--strict', '--full'],
  ['cat-file', '-p', 'v1^{tree}'],
];

async function expectAlike(session: LabSession, real: RealFolder, questions = QUESTIONS): Promise<void> {
  for (const args of questions) {
    const { stdout, exitCode } = await session.git(args);
    expect(stdout, args.join(' ')).toBe(real.git(...args));
    expect(exitCode, args.join(' ')).toBe(0);
  }
}

describe('a repository that real git has packed', { timeout: 60_000 }, () => {
  it.each([
    ['offsets', ['gc', '-q', '--aggressive'], QUESTIONS],
    [
      'names',
      ['-c', 'repack.useDeltaBaseOffset=false', 'repack', '-q', '-a', '-d', '-f'],
      QUESTIONS.slice(0, 2),
    ],
  ])('is read as real git reads it, with deltas by %s, and written on', async (_, repack, questions) => {
    const real = packedProject(repack);
    expect(real.git('count-objects', '-v')).toMatch(/^packs: 2$/m);
    const session = new LabSession('/w');
    takeFromDisk(real.path, session.fs, '/w');
    await expectAlike(session, real, questions);
    // The lab writes beside the packs: loose objects, refs over packed ones.
    for (const args of [
      ['commit', '-q', '-m', 'In the lab'],
      ['branch', '-D', 'try'],
      ['tag', '-d', 'v1'],
      ['switch', '-q', '-c', 'more', 'HEAD~2'],
      ['cherry-pick', 'main~1', 'main'],
      ['stash', 'pop', '-q'],
    ])
      expect(await session.git(args), args.join(' ')).toMatchObject({ exitCode: 0 });
    const back = folder();
    layOnDisk(session.fs, '/w', back.path);
    expect(back.git('fsck', '--strict', '--full', '--no-dangling')).toBe('');
    await expectAlike(session, back, [
      ['log', '--all', '--oneline', '--graph'],
      ['status', '--porcelain=v2'],
    ]);
    expect(back.git('branch', '--format=%(refname:short)')).toBe('main\nmore\n');
    expect(back.git('tag')).toBe('loose\n');
  });

  it('is read the same as a clone and after its import from an archive', async () => {
    const origin = packedProject(['gc', '-q']);
    const real = folder();
    real.git('clone', '-q', '--no-local', origin.path, '.');
    expect(real.git('count-objects', '-v')).toMatch(/^count: 0$/m);
    const { tree, repository } = readArchive(buildZip(real.entries()));
    expect(repository).toMatchObject({ branches: ['main'], tags: ['loose', 'v1'] });
    const session = new LabSession('/w');
    for (const [path, content] of Object.entries(tree.files)) {
      const [at, mark] = [`/w/${path}`, tree.marks[path]];
      session.fs.makeFolder(at.slice(0, at.lastIndexOf('/')));
      if (mark === 'link') session.fs.link(String(content), at);
      else session.fs.write(at, content, mark === 'executable');
    }
    for (const [path, mark] of Object.entries(tree.marks))
      if (mark === 'folder') session.fs.makeFolder(`/w/${path}`);
    await expectAlike(session, real, [
      ['log', '--all', '--stat'],
      ['branch', '-avv'],
      ['show', 'origin/try'],
      ['status', '-sb'],
      ['tag', '-n'],
      ['ls-files', '-s'],
      ['fsck', '--strict', '--full'],
    ]);
  });
});
