import type { Column } from '../../dataset/table';
import { MonitoringError } from '../errors';

/** What a column holds, as far as drift is concerned. */
export type FeatureKind = 'num' | 'cat';

/** The values of one column in one data set, without those that are missing or infinite. */
export type Sample =
  | { readonly kind: 'num'; readonly values: Float64Array }
  | { readonly kind: 'cat'; readonly values: readonly string[] };

/** A numeric sample; NaN and ±∞ are dropped, as Evidently drops them. */
export const numericSample = (values: ArrayLike<number>): Sample => ({
  kind: 'num',
  values: Float64Array.from(values).filter(Number.isFinite),
});

/** A categorical sample; null is missing and dropped. */
export const categoricalSample = (values: readonly (string | null)[]): Sample => ({
  kind: 'cat',
  values: values.filter((value) => value !== null),
});

const known = new WeakMap<Column, Sample>();

/** The sample of a column of a table; made once for a column, since a reference is compared with again and again. */
export function sampleOf(column: Column): Sample {
  const before = known.get(column);
  if (before) return before;
  const sample =
    column.kind === 'numeric'
      ? numericSample(column.values)
      : categoricalSample(Array.from(column.codes, (code) => column.dictionary[code] ?? null));
  known.set(column, sample);
  return sample;
}

/** The numbers of a sample that a numeric test was given. */
export function numbersIn(sample: Sample): Float64Array {
  if (sample.kind === 'num') return sample.values;
  throw new MonitoringError('drift-input', 'A test of numbers was given texts. Choose a test of categories.');
}

/** How often each distinct value occurs in both samples, in one order: ascending, numbers by size and texts by code unit. */
export interface Counts {
  readonly reference: Float64Array;
  readonly current: Float64Array;
  readonly keys: readonly (number | string)[];
}

/** Counts of every value that occurs in either sample. */
export function countsOf(reference: Sample, current: Sample): Counts {
  const first = tally(reference);
  const second = tally(current);
  const keys = [...new Set([...first.keys(), ...second.keys()])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    keys,
    reference: Float64Array.from(keys, (key) => first.get(key) ?? 0),
    current: Float64Array.from(keys, (key) => second.get(key) ?? 0),
  };
}

/** The number of distinct values of a sample. */
export const distinctCount = (sample: Sample): number => new Set<number | string>(sample.values).size;

function tally(sample: Sample): Map<number | string, number> {
  const counts = new Map<number | string, number>();
  for (const value of sample.values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
