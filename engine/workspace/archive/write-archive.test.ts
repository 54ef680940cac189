import { afterAll, describe, expect, it } from 'vitest';
import { sameTree } from '../model';
import { readArchive } from './read-archive';
import { RealFolder, someProject } from './testing/real-repository';
import { buildZip } from './testing/zip-builder';
import { type ExportOptions, writeArchive } from './write-archive';

const OPTIONS: ExportOptions = { folder: 'house-price', data: {}, withCache: true, at: 1_700_000_000_000 };
const project = someProject();
project
  .write('raw/sales.csv', 'id\n')
  .write('.dvc/cache/files/md5/ab/cd', 'cached')
  .write('.dvc/tmp/lock', '');
const tree = readArchive(buildZip(project.entries())).tree;
const there = new RealFolder();
afterAll(() => {
  project.close();
  there.close();
});

describe('an export', () => {
  it('is a repository that real git takes for sound, and that can be cloned', () => {
    const folder = there.unzip(writeArchive(tree, OPTIONS), 'house-price');
    expect(folder.git('fsck', '--strict', '--full')).toBe('');
    expect(folder.git('status', '--porcelain').split('\n').filter(Boolean).sort()).toEqual([
      '?? .dvc/',
      '?? raw/',
    ]);
    expect(folder.git('log', '--oneline')).toBe(project.git('log', '--oneline'));
    expect(folder.git('stash', 'list')).toBe(project.git('stash', 'list'));
    expect(folder.git('diff', 'HEAD', '--summary')).toBe('');
    const clone = new RealFolder();
    clone.git('clone', '-q', '--no-local', folder.path, 'copy');
    expect(clone.git('-C', 'copy', 'rev-parse', 'HEAD')).toBe(project.git('rev-parse', 'HEAD'));
    expect(clone.git('-C', 'copy', 'fsck', '--strict', '--full')).toBe('');
    clone.close();
  });

  it('has the folders and settings that git wants, whatever the lab had', () => {
    const lean = Object.fromEntries(
      Object.entries(tree.files).filter(([path]) => !/^\.git\/(refs\/tags|packed-refs)/.test(path)),
    );
    const config =
      '[core]\n\trepositoryformatversion = 0\n\tfilemode = false\n\tignorecase = true\n\tsymlinks = false\n[user]\n\tname = Ada\n';
    const zip = writeArchive(
      { files: { ...lean, '.git/config': config }, marks: { 'run.sh': 'executable', 'now.ts': 'link' } },
      OPTIONS,
    );
    const second = new RealFolder();
    const folder = second.unzip(zip, 'house-price');
    expect(folder.git('fsck', '--strict')).toContain('dangling');
    expect(folder.git('config', '--list', '--local').split('\n')).toEqual([
      'core.repositoryformatversion=0',
      'core.filemode=true',
      'core.bare=false',
      'core.logallrefupdates=true',
      'user.name=Ada',
      '',
    ]);
    expect(folder.git('tag', 'again')).toBe('');
    second.close();
  });

  it('carries the data, and leaves out what is the lab’s and, when asked, the cache', () => {
    const files = { ...tree.files, '.lab/srv/git/team.git/HEAD': 'x', 'node_modules/x/index.js': 'x' };
    const read = (withCache: boolean) =>
      readArchive(
        writeArchive({ ...tree, files }, { ...OPTIONS, withCache, data: { 'data/sales.csv': 'id\n1\n' } }),
      ).tree.files;
    expect(read(true)).toMatchObject({ 'data/sales.csv': 'id\n1\n', '.dvc/cache/files/md5/ab/cd': 'cached' });
    const without = Object.keys(read(false));
    for (const folder of ['.lab/', 'node_modules/', '.dvc/cache/', '.dvc/tmp/'])
      expect(without.some((path) => path.startsWith(folder))).toBe(false);
  });

  it('comes back as it was', () => {
    const back = readArchive(writeArchive(tree, OPTIONS));
    expect(back.name).toBe('house-price');
    expect(back.notes).toEqual([]);
    const { '.dvc/tmp/lock': _lock, ...files } = tree.files;
    expect(sameTree(back.tree, { files, marks: tree.marks })).toBe(true);
  });

  it('is the same bytes for the same project', () => {
    expect(writeArchive(tree, OPTIONS)).toEqual(writeArchive(tree, OPTIONS));
  });
});
