import { afterAll, describe, expect, it } from 'vitest';
import { asContent, readArchive } from './read-archive';
import { RealFolder, someProject } from './testing/real-repository';
import { buildZip, zip64End } from './testing/zip-builder';

const project = someProject();
afterAll(() => project.close());

describe('a zip of a project', () => {
  it('is read with modes, links, empty folders and its repository', () => {
    const read = readArchive(buildZip(project.entries()));
    expect(read).toMatchObject({
      name: 'project',
      repository: {
        branch: 'main',
        branches: ['feature/x', 'main'],
        tags: ['v1'],
      },
      notes: [],
    });
    expect(read.tree.files['src/train.ts']).toBe('train(2);\n');
    expect(read.tree.files['README.md']).toBe('# Häuser\n');
    expect(read.tree.files['model.bin']).toEqual(new Uint8Array([0, 1, 2, 255]));
    expect(read.tree.files['now.ts']).toBe('src/train.ts');
    expect(read.tree.marks).toMatchObject({ 'run.sh': 'executable', 'now.ts': 'link' });
    expect(read.tree.marks).toHaveProperty(['.git/objects/info'], 'folder');
    expect(read.tree.marks).not.toHaveProperty('src');
    expect(read.files).toBe(5);
    expect(read.repository!.commits).toBeGreaterThanOrEqual(6);
    expect(Object.keys(read.tree.files).some((path) => path.startsWith('.git/hooks/'))).toBe(false);
  });

  it('is read when its objects are packed, with deltas', () => {
    const packed = someProject();
    const long = Array.from({ length: 400 }, (_, i) => `line ${i}\n`).join('');
    for (let round = 0; round < 5; round++) {
      packed.write('long.txt', `${long}round ${round}\n`);
      packed.git('add', '.');
      packed.git('commit', '-q', '-m', `Round ${round}`);
    }
    packed.git('gc', '-q', '--aggressive');
    packed.git('pack-refs', '--all');
    const { repository } = readArchive(buildZip(packed.entries()));
    expect(repository).toMatchObject({ branch: 'main', branches: ['feature/x', 'main'], tags: ['v1'] });
    expect(repository!.commits).toBeGreaterThanOrEqual(11);
    packed.close();
  });

  it('is read without a folder around it, without a repository, with descriptors and stored files', () => {
    const read = readArchive(
      buildZip([
        { name: 'a.ts', content: 'a', descriptor: true },
        { name: 'b/c.ts', content: 'c', store: true, mode: 0 },
        { name: 'empty/', mode: 0o040755, store: true },
        { name: 'zip.zip', content: buildZip([{ name: 'inner', content: 'x' }]) },
      ]),
    );
    expect(read).toMatchObject({
      name: null,
      repository: null,
      files: 3,
      tree: { marks: { empty: 'folder' } },
    });
    expect(read.tree.files['zip.zip']).toBeInstanceOf(Uint8Array);
  });

  it('is read as zip64 when that is true', () => {
    const plain = buildZip([{ name: 'a.ts', content: 'a' }]);
    const end = new DataView(plain.buffer, plain.length - 22);
    const size = end.getUint32(12, true);
    const offset = end.getUint32(16, true);
    const beforeEnd = zip64End({ entries: 1, size, offset, at: offset + size });
    const zip = buildZip([{ name: 'a.ts', content: 'a' }], {
      beforeEnd,
      entries: 0xffff,
      directorySize: 0xffffffff,
      directoryOffset: 0xffffffff,
    });
    expect(readArchive(zip).files).toBe(1);
  });

  it('loses what systems add by themselves, and says so', () => {
    const read = readArchive(
      buildZip([
        { name: 'p/a.ts', content: 'a' },
        { name: 'p/.DS_Store', content: 'x' },
        { name: '__MACOSX/p/._a.ts', content: 'x' },
      ]),
    );
    expect(read.tree.files).toEqual({ 'a.ts': 'a' });
    expect(read.notes).toHaveLength(1);
  });

  it('loses hooks, locks and dangerous settings of its repository, and says so', () => {
    const folder = someProject();
    folder.write('.git/hooks/pre-commit', '#!/bin/sh\nrm -rf /\n', 0o755);
    folder.write('.git/index.lock', '');
    folder.write('.git/svn/x', 'y');
    folder.write('.git/ORIG_HEAD', `${'1'.repeat(40)}\n`);
    const sound = new TextDecoder().decode(folder.read('.git/config'));
    folder.write(
      '.git/config',
      `${sound}\tfsmonitor = touch /tmp/pwned
\tsshCommand = sh -c evil
\thooksPath=/tmp
\tpager = "evil" ; comment
\tworktree = /
[filter "x"] smudge = evil
[diff "x"]
\ttextconv = evil
[diff]
\texternal = \\
evil
[merge "x"]
\tdriver = evil
[include]
\tpath = /etc/passwd
[includeIf "gitdir:/"]
\tpath = /etc/passwd
[credential]
\thelper = !evil
[alias]
\tevil = !evil
\tco = checkout
[remote "bad"]
\turl = ext::sh -c evil
[remote "origin"]
\turl = https://example.org/a.git
[url "x"]
\tinsteadOf = https://
[user]
\tname = "Ada \\"the\\" Countess # 1"
`,
    );
    const { tree, notes } = readArchive(buildZip(folder.entries()));
    const config = String(tree.files['.git/config']);
    for (const gone of [
      'fsmonitor',
      'ssh',
      'hooks',
      'pager',
      'worktree',
      'evil',
      'include',
      'ext::',
      'insteadof',
    ])
      expect(config).not.toContain(gone);
    folder.write('.git/config', config);
    expect(folder.git('config', 'user.name')).toBe('Ada "the" Countess # 1\n');
    expect(folder.git('config', 'remote.origin.url')).toBe('https://example.org/a.git\n');
    expect(folder.git('config', 'alias.co')).toBe('checkout\n');
    for (const gone of ['.git/hooks/pre-commit', '.git/index.lock', '.git/svn/x', '.git/ORIG_HEAD'])
      expect(tree.files).not.toHaveProperty([gone]);
    expect(notes.join('\n')).toMatch(
      /Hooks.*pre-commit[\s\S]*index\.lock[\s\S]*ORIG_HEAD[\s\S]*core\.fsmonitor/,
    );
    folder.close();
  });

  it('loses lines of reflogs whose commits are gone, so that git takes it for sound', () => {
    const folder = someProject();
    const log = new TextDecoder().decode(folder.read('.git/logs/HEAD'));
    const gone = `${'1'.repeat(40)} ${'2'.repeat(40)} Ada <ada@example.org> 1700000000 +0000\tcommit: gone\n`;
    folder.write('.git/logs/HEAD', log + gone);
    const { tree, notes } = readArchive(buildZip(folder.entries()));
    expect(tree.files['.git/logs/HEAD']).toBe(log);
    expect(notes).toEqual([expect.stringContaining('reflog HEAD')]);
    folder.close();
  });

  it('may hold a repository before its first commit, and one with a detached HEAD', () => {
    const fresh = new RealFolder();
    fresh.git('init', '-q', '-b', 'main');
    fresh.write('a.ts', 'a');
    expect(readArchive(buildZip(fresh.entries())).repository).toEqual({
      branch: 'main',
      commits: 0,
      branches: [],
      tags: [],
    });
    fresh.close();
    const detached = someProject();
    detached.git('switch', '-q', '--detach', 'HEAD~1');
    expect(readArchive(buildZip(detached.entries())).repository?.branch).toBeNull();
    detached.close();
  });
});

it('bytes are text when they are UTF-8 without NUL, and always the same bytes', () => {
  for (const bytes of [[], [0x61], [0xef, 0xbb, 0xbf, 0x61], [0xff], [0x61, 0], [0xc3, 0xa9], [0x0d, 0x0a]]) {
    const content = asContent(new Uint8Array(bytes));
    const back = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    expect([...back]).toEqual(bytes);
  }
});
