import { momentsOf } from '../statistics';
import { type Bin, quantile } from '../summarise';
import type { Dataset } from './dataset';

/** The five numbers of a box plot (Tukey, 1977), and what lies outside. */
export interface Box {
  readonly count: number;
  readonly quartile1: number;
  readonly median: number;
  readonly quartile3: number;
  /** The last values within 1.5 interquartile ranges of the box. */
  readonly low: number;
  readonly high: number;
  /** How many values lie below `low`, and above `high`. */
  readonly below: number;
  readonly above: number;
}

/** How the numbers of a column lie. */
export interface NumberDistribution {
  readonly kind: 'numbers';
  /** Equal widths with round edges, or equal ratios when `log`. */
  readonly bins: readonly Bin[];
  readonly box: Box | null;
  /** Some of the values outside the whiskers, the farthest first. */
  readonly outliers: readonly { readonly row: number; readonly value: number }[];
  readonly missing: number;
  /** Values that have no logarithm, left out of the bins when `log`. */
  readonly notPositive: number;
  readonly skew: number | null;
  /** The skew of the natural logarithms of the positive values. */
  readonly skewOfLog: number | null;
}

/** How often each text of a column comes. */
export interface LevelDistribution {
  readonly kind: 'levels';
  readonly levels: readonly { readonly label: string; readonly count: number }[];
  /** The place of the last level stands for all the others. */
  readonly hasOthers: boolean;
  readonly missing: number;
}

const MOST_LEVELS = 24;
const MOST_OUTLIERS = 120;

/** The distribution of a column. `log`: the bins are of equal ratios. */
export function distributionOf(
  dataset: Dataset,
  name: string,
  log: boolean,
): NumberDistribution | LevelDistribution {
  if (dataset.column(name).column.kind === 'categorical') return levelsOf(dataset, name);
  const sorted = dataset.sorted(name);
  const firstPositive = sorted.findIndex((value) => value > 0);
  const positive = firstPositive < 0 ? sorted.subarray(0, 0) : sorted.subarray(firstPositive);
  const box = boxOf(sorted);
  return {
    kind: 'numbers',
    bins: log ? ratioBins(positive) : evenBins(sorted, dataset.distinct(name)),
    box,
    outliers: box ? outliersOf(dataset.numbers(name), box) : [],
    missing: dataset.rowCount - sorted.length,
    notPositive: sorted.length - positive.length,
    skew: momentsOf(sorted).skew,
    skewOfLog: momentsOf(positive.map(Math.log)).skew,
  };
}

function levelsOf(dataset: Dataset, name: string): LevelDistribution {
  const { labels, codes } = dataset.groups(name, MOST_LEVELS);
  const counts = new Array<number>(labels.length).fill(0);
  let missing = 0;
  for (const code of codes) {
    if (code < 0) missing++;
    else counts[code]!++;
  }
  return {
    kind: 'levels',
    levels: labels.map((label, i) => ({ label: label.slice(0, 200), count: counts[i]! })),
    hasOthers: labels.length === MOST_LEVELS && dataset.groups(name, 1e9).labels.length > MOST_LEVELS,
    missing,
  };
}

/** The box of numbers in order; null for none. */
export function boxOf(sorted: Float64Array): Box | null {
  const quartile1 = quantile(sorted, 0.25);
  const median = quantile(sorted, 0.5);
  const quartile3 = quantile(sorted, 0.75);
  if (quartile1 === null || median === null || quartile3 === null) return null;
  const reach = 1.5 * (quartile3 - quartile1);
  const from = firstAtLeast(sorted, quartile1 - reach);
  const to = firstAbove(sorted, quartile3 + reach);
  return {
    count: sorted.length,
    quartile1,
    median,
    quartile3,
    low: sorted[from]!,
    high: sorted[to - 1]!,
    below: from,
    above: sorted.length - to,
  };
}

function outliersOf(values: Float64Array, box: Box): { row: number; value: number }[] {
  const found: { row: number; value: number }[] = [];
  values.forEach((value, row) => {
    if (value < box.low || value > box.high) found.push({ row, value });
  });
  const far = (value: number) => Math.max(box.low - value, value - box.high);
  return found.sort((a, b) => far(b.value) - far(a.value)).slice(0, MOST_OUTLIERS);
}

/** Few whole numbers have a bar each; others about thirty bars with round edges. */
function evenBins(sorted: Float64Array, distinct: number): Bin[] {
  const min = sorted[0];
  const max = sorted.at(-1);
  if (min === undefined || max === undefined) return [];
  if (min === max) return [{ from: min, to: max, count: sorted.length }];
  const whole = distinct <= 30 && max - min < 40 && sorted.every(Number.isInteger);
  const step = whole ? 1 : roundStep((max - min) / 30);
  const first = whole ? min - 0.5 : Math.floor(min / step) * step;
  const count = Math.max(1, Math.ceil((max - first) / step + (whole ? 0 : 1e-9)));
  const edges = Array.from({ length: count + 1 }, (_, i) => clean(first + i * step, step));
  return binsBetween(sorted, edges);
}

function ratioBins(positive: Float64Array): Bin[] {
  const min = positive[0];
  const max = positive.at(-1);
  if (min === undefined || max === undefined) return [];
  if (min === max) return [{ from: min, to: max, count: positive.length }];
  const ratio = Math.log(max / min) / 30;
  const edges = Array.from({ length: 31 }, (_, i) => (i === 30 ? max : min * Math.exp(ratio * i)));
  return binsBetween(positive, edges);
}

function binsBetween(sorted: Float64Array, edges: readonly number[]): Bin[] {
  let from = 0;
  return edges.slice(1).map((edge, i) => {
    const to = i === edges.length - 2 ? sorted.length : firstAtLeast(sorted, edge);
    const bin = { from: edges[i]!, to: edge, count: to - from };
    from = to;
    return bin;
  });
}

function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const ratio = raw / power;
  return power * (ratio > 5 ? 10 : ratio > 2 ? 5 : ratio > 1 ? 2 : 1);
}

/** An edge without the dust of binary fractions. */
function clean(edge: number, step: number): number {
  const digits = Math.max(0, 1 - Math.floor(Math.log10(step)));
  return digits > 20 ? edge : Number(edge.toFixed(digits));
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAbove(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
