import { describe, expect, it } from 'vitest';
import type { ColumnLook } from '@/engine/scenario/scenarios/on-call/column-look';
import { isOtherThanBefore } from './other-than-before';
import { hourText, spanText } from './words';

const numbers = (change: Partial<Extract<ColumnLook, { kind: 'numeric' }>> = {}): ColumnLook => ({
  kind: 'numeric',
  name: 'area',
  missing: { before: 0.01, now: 0.02 },
  median: { before: 1500, now: 1600 },
  spread: { before: 600, now: 500 },
  ...change,
});

describe('a column that is other than before', () => {
  it('is emptier, of another size, stuck, or has unknown values, rare ones left out', () => {
    expect(isOtherThanBefore(numbers())).toBe(false);
    expect(isOtherThanBefore(numbers({ missing: { before: 0, now: 0.3 } }))).toBe(true);
    expect(isOtherThanBefore(numbers({ median: { before: 1500, now: 140 } }))).toBe(true);
    expect(isOtherThanBefore(numbers({ median: { before: 1500, now: 15000 } }))).toBe(true);
    expect(isOtherThanBefore(numbers({ spread: { before: 600, now: 0 } }))).toBe(true);
    // A basement is missing as often as not: its median is 0, which has no size to compare.
    expect(isOtherThanBefore(numbers({ median: { before: 0, now: 0 }, spread: { before: 0, now: 0 } }))).toBe(
      false,
    );
    const words = (unknown: readonly { value: string; rows: number }[]): ColumnLook => ({
      kind: 'category',
      name: 'town',
      missing: { before: 0, now: 0 },
      unknown,
    });
    expect(isOtherThanBefore(words([]))).toBe(false);
    expect(isOtherThanBefore(words([{ value: 'Elsewhere', rows: 30 }]))).toBe(true);
    expect(isOtherThanBefore(words([{ value: 'GrnHill', rows: 2 }]))).toBe(false);
  });
});

describe('times of a shift', () => {
  it('are said in UTC, and spans shortly', () => {
    expect(hourText(1_183_334_400_000, 13)).toBe('Mon 2 Jul, 13:00');
    expect([spanText(0.6), spanText(47), spanText(48), spanText(75)]).toEqual([
      '0.6 h',
      '47 h',
      '2 d',
      '3 d 3 h',
    ]);
  });
});
