import { describe, expect, it } from 'vitest';
import type { TableDiff } from '@/engine/versioning/dvc/views/table-diff';
import { changeText } from './change-text';

const table = (counts: Partial<TableDiff['counts']>, columns: readonly object[] = []) =>
  ({
    kind: 'table',
    diff: {
      counts: { before: 10, after: 10, added: 0, removed: 0, changed: 0, same: 0, ...counts },
      columns,
      key: null,
      rows: [],
    } as unknown as TableDiff,
  }) as const;

describe('what changed, in a line', () => {
  it('counts rows and names columns', () => {
    expect(changeText(table({ added: 30, changed: 71 }))).toBe('30 rows added, 71 changed');
    expect(changeText(table({ removed: 1 }))).toBe('1 row removed');
    expect(changeText(table({ added: 1234 }))).toBe('1,234 rows added');
    expect(
      changeText(
        table({ changed: 9 }, [
          { name: 'Pool', change: 'removed' },
          { name: 'a', change: 'same' },
        ]),
      ),
    ).toBe('9 rows changed; column Pool removed');
    expect(
      changeText(
        table({}, [
          { name: 'a', change: 'added' },
          { name: 'b', change: 'added' },
        ]),
      ),
    ).toBe('2 columns added');
    expect(changeText(table({}))).toBe('The rows are the same.');
  });

  it('counts the files of a folder, and bytes', () => {
    const files = [
      { path: 'a', kind: 'added' },
      { path: 'b', kind: 'changed' },
    ] as const;
    expect(changeText({ kind: 'directory', files, same: 3 })).toBe('1 file added, 1 changed');
    expect(changeText({ kind: 'directory', files: [], same: 3 })).toBe('The files are the same.');
    expect(changeText({ kind: 'bytes', before: 1_000, after: 3_500, isSame: false })).toBe('2.5 kB more');
    expect(changeText({ kind: 'bytes', before: 7, after: 7, isSame: false })).toBe(
      'Other content of the same size',
    );
    expect(changeText({ kind: 'bytes', before: 7, after: 7, isSame: true })).toBe('The content is the same.');
  });
});
