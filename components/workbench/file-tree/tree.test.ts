import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { focusAfterRemoval, treeKey, typeAhead } from './tree-keys';
import { type TreeInput, treeRows } from './tree-model';

const make = (paths: string[], more: Partial<TreeInput> = {}) =>
  treeRows({
    paths,
    emptyFolders: [],
    collapsed: new Set(),
    isReadOnly: (path) => path.startsWith('data/'),
    markOf: () => 'none',
    ...more,
  });
const rows = make(['src/train.ts', 'package.json', 'src/model.ts', 'data/houses.csv', 'src/lib/a.ts']);
const paths = rows.map((row) => row.path);

describe('treeRows', () => {
  test('folders first, then files, each by name', () => {
    expect(paths).toEqual([
      'data',
      'data/houses.csv',
      'src',
      'src/lib',
      'src/lib/a.ts',
      'src/model.ts',
      'src/train.ts',
      'package.json',
    ]);
  });

  test('levels and positions are those that ARIA wants', () => {
    const model = rows.find((row) => row.path === 'src/model.ts')!;
    expect([model.level, model.position, model.siblings]).toEqual([2, 2, 3]);
  });

  test('a closed folder hides what is in it; the data folder is read-only', () => {
    const closed = make(['src/a.ts', 'data/x.csv'], { collapsed: new Set(['src']) });
    expect(closed.map((row) => row.path)).toEqual(['data', 'data/x.csv', 'src']);
    expect(closed[0]!.readOnly).toBe(true);
    expect(closed[2]!.readOnly).toBe(false);
  });

  test('a new folder is there before it holds a file', () => {
    expect(make(['a.ts'], { emptyFolders: ['src/new'] }).map((row) => row.path)).toEqual([
      'src',
      'src/new',
      'a.ts',
    ]);
  });

  test('every file is shown once, and positions fill their level', () => {
    const part = fc.constantFrom('a', 'b', 'c10', 'c9');
    const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => `${parts.join('/')}.ts`);
    fc.assert(
      fc.property(fc.uniqueArray(path), (all) => {
        const shown = make(all);
        expect(
          shown
            .filter((row) => row.kind === 'file')
            .map((row) => row.path)
            .sort(),
        ).toEqual([...all].sort());
        for (const row of shown) expect(row.position).toBeLessThanOrEqual(row.siblings);
      }),
    );
  });
});

describe('keys', () => {
  test('arrows move, open and close', () => {
    expect(treeKey(rows, 'data', 'ArrowDown')).toEqual({ do: 'focus', path: 'data/houses.csv' });
    expect(treeKey(rows, 'data', 'ArrowUp')).toBeNull();
    expect(treeKey(rows, 'src', 'ArrowRight')).toEqual({ do: 'focus', path: 'src/lib' });
    expect(treeKey(rows, 'src', 'ArrowLeft')).toEqual({ do: 'collapse', path: 'src' });
    expect(treeKey(rows, 'src/model.ts', 'ArrowLeft')).toEqual({ do: 'focus', path: 'src' });
    expect(treeKey(rows, 'src/model.ts', 'Enter')).toEqual({ do: 'open', path: 'src/model.ts' });
    expect(treeKey(rows, 'data', 'End')).toEqual({ do: 'focus', path: 'package.json' });
    expect(treeKey(rows, 'gone', 'Home')).toBeNull();
  });

  test('letters go to the next name that begins with them, around the end', () => {
    expect(typeAhead(rows, 'data', 's')).toBe('src');
    expect(typeAhead(rows, 'package.json', 'd')).toBe('data');
    expect(typeAhead(rows, 'src', 'tr')).toBe('src/train.ts');
    expect(typeAhead(rows, 'src', 'zz')).toBeNull();
  });

  test('after a removal the focus stays near', () => {
    expect(focusAfterRemoval(rows, 'src')).toBe('package.json');
    expect(focusAfterRemoval(rows, 'package.json')).toBe('src/train.ts');
    expect(focusAfterRemoval(make(['a.ts']), 'a.ts')).toBeNull();
  });
});
