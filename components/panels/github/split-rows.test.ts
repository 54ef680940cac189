import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counted } from '@/components/lesson/format';
import type { DiffLine } from '@/engine/versioning/forge/views/pull-files';
import { splitRows } from './split-rows';
import { agoText, titleOfBranch } from './words';

const kinds = fc.array(fc.constantFrom('context', 'added', 'deleted'), { maxLength: 30 });

function linesOf(order: readonly DiffLine['kind'][]): DiffLine[] {
  let [old, now] = [0, 0];
  return order.map((kind) => ({
    kind,
    oldNumber: kind === 'added' ? null : ++old,
    newNumber: kind === 'deleted' ? null : ++now,
    text: kind,
    remarks: [],
  }));
}

describe('two versions side by side', () => {
  it('show every line once on each of its sides, in order', () => {
    fc.assert(
      fc.property(kinds, (order) => {
        const lines = linesOf(order as DiffLine['kind'][]);
        const rows = splitRows(lines);
        expect(rows.flatMap(({ old }) => old ?? [])).toEqual(
          lines.filter(({ oldNumber }) => oldNumber !== null),
        );
        expect(rows.flatMap(({ now }) => now ?? [])).toEqual(
          lines.filter(({ newNumber }) => newNumber !== null),
        );
        for (const { old, now } of rows) expect(old?.kind === 'context').toBe(now?.kind === 'context');
      }),
    );
  });

  it('put what came beside what went', () => {
    const rows = splitRows(linesOf(['context', 'deleted', 'deleted', 'added', 'context']));
    expect(rows.map(({ old, now }) => [old?.oldNumber ?? null, now?.newNumber ?? null])).toEqual([
      [1, 1],
      [2, 2],
      [3, null],
      [4, 3],
    ]);
  });
});

describe('words of the GitHub panel', () => {
  it('say how long ago', () => {
    const now = Date.UTC(2026, 2, 31);
    expect([20_000, 60_000, 7_200_000, 86_400_000 * 3].map((ms) => agoText(now, now - ms))).toEqual([
      'just now',
      '1 minute ago',
      '2 hours ago',
      '3 days ago',
    ]);
    expect(agoText(now, Date.UTC(2026, 0, 2))).toBe('on Jan 2, 2026');
  });

  it('count and name', () => {
    expect([counted(1, 'branch', 'branches'), counted(2, 'branch', 'branches')]).toEqual([
      '1 branch',
      '2 branches',
    ]);
    expect(titleOfBranch('fix/the-loader')).toBe('Fix the loader');
  });
});
