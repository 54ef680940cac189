import { describe, expect, it } from 'vitest';
import { Reads } from '../reads';
import { Volume } from './volume';

const FILES = { 'data/sales.csv': 'id\n1\n', 'data/mine.csv': 'id\n2\n', 'src/a.ts': 'a' };
const at = (path: string) => `/workspace/${path}`;

const codeOf = (act: () => unknown): unknown => {
  try {
    act();
    return null;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

describe('what is read-only in a run', () => {
  it('is the declared data; what lies beside it can be written', () => {
    const volume = new Volume(FILES, new Reads(), Number.POSITIVE_INFINITY, ['data/sales.csv']);
    for (const act of [
      () => volume.write(at('data/sales.csv'), '', 'x'),
      () => volume.removeFile(at('data/sales.csv'), 'unlink', 'x'),
      () => volume.rename(at('data/sales.csv'), at('data/old.csv'), 'x', 'y'),
      () => volume.rename(at('src/a.ts'), at('data/sales.csv'), 'x', 'y'),
      () => volume.removeFolder(at('data'), true, 'rm', 'x'),
      () => volume.rename(at('data'), at('raw'), 'x', 'y'),
    ])
      expect(codeOf(act)).toBe('EROFS');
    expect(volume.changes()).toEqual({});
    volume.write(at('data/sales.csv.dvc'), 'outs: []\n', 'x');
    volume.write(at('data/.gitignore'), '/mine.csv\n', 'x');
    volume.write(at('data/mine.csv'), 'id\n3\n', 'x');
    expect(Object.keys(volume.changes()).sort()).toEqual([
      'data/.gitignore',
      'data/mine.csv',
      'data/sales.csv.dvc',
    ]);
  });

  it('is all of data/ when the run does not say', () => {
    const volume = new Volume(FILES, new Reads());
    expect(codeOf(() => volume.write(at('data/new.csv'), '', 'x'))).toBe('EROFS');
    expect(volume.isReadOnly(at('data/mine.csv'))).toBe(true);
    expect(volume.isReadOnly(at('database.ts'))).toBe(false);
  });
});
