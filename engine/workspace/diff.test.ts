import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWorkspaces, linesOf } from './diff';

describe('diffWorkspaces', () => {
  it('counts changed, added and removed lines by hunk', () => {
    const diff = diffWorkspaces({ 'a.ts': '1\n2\n3\n4\n' }, { 'a.ts': '1\ntwo\nthree\nmore\n4\n' });
    expect(diff.files).toEqual([
      { path: 'a.ts', status: 'modified', added: 1, removed: 0, changed: 2, binary: false },
    ]);
    expect(diff.linesTouched).toBe(3);
  });

  it('tells added, removed, renamed and binary files', () => {
    const diff = diffWorkspaces(
      { 'gone.ts': 'a\nb\n', 'old.ts': 'same\n', 'm.bin': new Uint8Array([1]), 'same.ts': 'x' },
      { 'new.ts': 'c\n', 'moved.ts': 'same\n', 'm.bin': new Uint8Array([2]), 'same.ts': 'x' },
    );
    expect(diff.files.map(({ path, status, from, binary }) => [path, status, from, binary])).toEqual([
      ['gone.ts', 'removed', undefined, false],
      ['m.bin', 'modified', undefined, true],
      ['moved.ts', 'renamed', 'old.ts', false],
      ['new.ts', 'added', undefined, false],
    ]);
    expect(diff).toMatchObject({ filesTouched: 4, linesTouched: 3 });
  });

  it('takes line endings and a last line break for nothing', () => {
    expect(diffWorkspaces({ a: 'x\r\ny' }, { a: 'x\ny\n' }).linesTouched).toBe(0);
  });

  const files = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'toString'),
    fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 8 }).map((lines) => lines.join('\n')),
  );

  it('is empty for equal workspaces, and touches the same number of files when turned round', () => {
    fc.assert(
      fc.property(files, files, (before, after) => {
        expect(diffWorkspaces(before, { ...before })).toEqual({
          files: [],
          filesTouched: 0,
          linesTouched: 0,
        });
        const there = diffWorkspaces(before, after);
        const back = diffWorkspaces(after, before);
        expect(back.filesTouched).toBe(there.filesTouched);
      }),
    );
  });

  it('accounts for the difference in length', () => {
    fc.assert(
      fc.property(files, files, (before, after) => {
        const length = (side: Record<string, string>) =>
          Object.values(side).reduce((sum, text) => sum + linesOf(text).length, 0);
        const { files: all } = diffWorkspaces(before, after);
        const net = all.reduce((sum, file) => sum + file.added - file.removed, 0);
        expect(net).toBe(length(after) - length(before));
      }),
    );
  });
});
