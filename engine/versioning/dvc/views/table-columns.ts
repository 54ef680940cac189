import { quantileOfSorted } from '../../../core/quantile';

/** What a column holds: numbers (all values that are not empty), or text. */
export type ColumnType = 'number' | 'text' | 'empty';

/** A column in figures. */
export interface ColumnSummary {
  readonly type: ColumnType;
  /** Cells that are empty. */
  readonly missing: number;
  readonly distinct: number;
  /** Of numbers. Standard deviation of the sample (n − 1). */
  readonly mean?: number;
  readonly std?: number;
  readonly min?: number;
  readonly median?: number;
  readonly max?: number;
  /** Of text: the most frequent values. */
  readonly top?: readonly { readonly value: string; readonly count: number }[];
}

const TOP = 5;

const isMissing = (cell: string): boolean => cell === '' || cell === 'NA' || cell === 'NaN' || cell === 'nan';

/** Counts and, of numbers, the usual figures. */
export function summarizeColumn(cells: readonly string[]): ColumnSummary {
  const present = cells.filter((cell) => !isMissing(cell));
  const counts = new Map<string, number>();
  for (const cell of present) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const base = { missing: cells.length - present.length, distinct: counts.size };
  if (present.length === 0) return { type: 'empty', ...base };
  const numbers = present.map((cell) => Number(cell));
  if (numbers.every((number, i) => Number.isFinite(number) && present[i]!.trim() !== ''))
    return { type: 'number', ...base, ...figures(numbers) };
  const top = [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  return { type: 'text', ...base, top: top.slice(0, TOP) };
}

function figures(numbers: readonly number[]) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const squares = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0);
  return {
    mean,
    std: numbers.length > 1 ? Math.sqrt(squares / (numbers.length - 1)) : 0,
    min: sorted[0]!,
    median: quantileOfSorted(sorted, 0.5),
    max: sorted.at(-1)!,
  };
}
