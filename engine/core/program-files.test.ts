import { expect, it } from 'vitest';
import { isProjectFile, projectFiles } from './program-files';

it('leaves out what tools keep, and nothing that only looks like it', () => {
  for (const path of [
    '.git/HEAD',
    'warehouse/.git/HEAD',
    '.lab/home/learner/.gitconfig',
    '.dvc/cache/files/md5/aa/bb',
    '.dvc/tmp/lock',
  ])
    expect(isProjectFile(path)).toBe(false);
  for (const path of [
    '.gitignore',
    '.github/workflows/ci.yml',
    '.dvc/config',
    '.dvcignore',
    'src/.git.ts',
    'a.ts',
  ])
    expect(isProjectFile(path)).toBe(true);
});

it('gives the same object for the same workspace', () => {
  const plain = { 'a.ts': '1' };
  expect(projectFiles(plain)).toBe(plain);
  const repository = { 'a.ts': '1', '.git/HEAD': 'ref: refs/heads/main\n' };
  expect(projectFiles(repository)).toEqual(plain);
  expect(projectFiles(repository)).toBe(projectFiles(repository));
});
