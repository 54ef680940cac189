import { quantileOfSorted } from '../core/quantile';
import type { CategoricalColumn, Column, NumericColumn } from './table';

/** One bar of a histogram: `from` ≤ value < `to`; the last one has its upper end too. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface NumericSummary {
  readonly kind: 'numeric';
  /** Cells with a value. */
  readonly present: number;
  readonly missing: number;
  readonly distinct: number;
  /** These are null when there is no value at all. */
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  /** Of the sample (n − 1); null below two values. */
  readonly standardDeviation: number | null;
  readonly quartile1: number | null;
  readonly median: number | null;
  readonly quartile3: number | null;
  readonly histogram: readonly Bin[];
}

export interface CategoricalSummary {
  readonly kind: 'categorical';
  readonly present: number;
  readonly missing: number;
  readonly distinct: number;
  /** The commonest first; ties in alphabetical order. */
  readonly levels: readonly { readonly value: string; readonly count: number }[];
}

export type ColumnSummary = NumericSummary | CategoricalSummary;

/**
 * Summary statistics of a column, or of some of its rows.
 * @param rows the rows that count; absent: all
 * @param bins how many bars the histogram has, unless there are fewer distinct whole numbers
 */
export function summarise(column: Column, rows?: Uint32Array, bins = 20): ColumnSummary {
  return column.kind === 'numeric' ? summariseNumbers(column, rows, bins) : summariseCategories(column, rows);
}

function summariseNumbers(
  { values }: NumericColumn,
  rows: Uint32Array | undefined,
  bins: number,
): NumericSummary {
  const all = rows ? Float64Array.from(rows, (row) => values[row] ?? Number.NaN) : values;
  const sorted = all.filter((value) => !Number.isNaN(value)).sort();
  const present = sorted.length;
  const mean = present === 0 ? null : sorted.reduce((sum, value) => sum + value, 0) / present;
  let distinct = 0;
  for (let i = 0; i < present; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) distinct++;
  const squares = mean === null ? 0 : sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    kind: 'numeric',
    present,
    missing: all.length - present,
    distinct,
    min: sorted[0] ?? null,
    max: sorted[present - 1] ?? null,
    mean,
    standardDeviation: present < 2 ? null : Math.sqrt(squares / (present - 1)),
    quartile1: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    quartile3: quantile(sorted, 0.75),
    histogram: histogram(sorted, Math.max(1, Math.min(bins, distinct))),
  };
}

/**
 * The quantile of numbers in order, between neighbours by linear interpolation (type 7 of Hyndman and Fan 1996, the
 * default of R and NumPy); null for none.
 */
export function quantile(sorted: ArrayLike<number>, share: number): number | null {
  return sorted.length === 0 ? null : quantileOfSorted(sorted, share);
}

function histogram(sorted: Float64Array, bins: number): Bin[] {
  const min = sorted[0];
  const max = sorted[sorted.length - 1];
  if (min === undefined || max === undefined) return [];
  if (min === max) return [{ from: min, to: max, count: sorted.length }];
  const counts = new Array<number>(bins).fill(0);
  const width = (max - min) / bins;
  for (const value of sorted) counts[Math.min(bins - 1, Math.floor((value - min) / width))]!++;
  return counts.map((count, i) => ({
    from: min + i * width,
    to: i === bins - 1 ? max : min + (i + 1) * width,
    count,
  }));
}

function summariseCategories(
  { codes, dictionary }: CategoricalColumn,
  rows?: Uint32Array,
): CategoricalSummary {
  const counts = new Array<number>(dictionary.length).fill(0);
  const all = rows ? Int32Array.from(rows, (row) => codes[row] ?? -1) : codes;
  let missing = 0;
  for (const code of all) {
    if (code < 0) missing++;
    else counts[code]!++;
  }
  const levels = dictionary
    .map((value, code) => ({ value, count: counts[code]! }))
    .filter((level) => level.count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return { kind: 'categorical', present: all.length - missing, missing, distinct: levels.length, levels };
}
