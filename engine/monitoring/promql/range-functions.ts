import type { CounterWindow } from '../metrics/sample-source';
import { KahanSum } from './kahan';

/** The samples of one series in a range, and the range itself, all in milliseconds. */
export interface RangeInput {
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly from: number;
  readonly to: number;
}

/** A figure of one series over a range; null: none can be given. */
type RangeFunction = (input: RangeInput) => number | null;

/** How a rise is told of. */
interface RiseOptions {
  /** Falls are resets, and it is never carried on below zero. */
  readonly isCounter: boolean;
  /** By the second, not over the whole range. */
  readonly isRate: boolean;
}

/** The functions that need no more of a range than its ends and its resets. */
export const RISE_FUNCTIONS: Readonly<Record<string, RiseOptions>> = {
  rate: { isCounter: true, isRate: true },
  increase: { isCounter: true, isRate: false },
  delta: { isCounter: false, isRate: false },
};

/**
 * What a counter or gauge rose by within a range, carried on to the edges of the range: all the way where the first or last
 * sample is nearer to the edge than 1.1 times the mean interval, else by half an interval; a counter never below zero
 * (`extrapolatedRate` of Prometheus 2.42). Null below two samples.
 */
export function extrapolated(
  window: CounterWindow,
  { from, to }: { readonly from: number; readonly to: number },
  { isCounter, isRate }: RiseOptions,
): number | null {
  const { count, firstTime, firstValue, lastTime, lastValue, resets } = window;
  if (count < 2) return null;
  const rise = lastValue - firstValue + (isCounter ? resets : 0);
  let toStart = (firstTime - from) / 1000;
  const toEnd = (to - lastTime) / 1000;
  const sampled = (lastTime - firstTime) / 1000;
  const mean = sampled / (count - 1);
  if (isCounter && rise > 0 && firstValue >= 0) toStart = Math.min(toStart, sampled * (firstValue / rise));
  const near = mean * 1.1;
  let covered = sampled;
  covered += toStart < near ? toStart : mean / 2;
  covered += toEnd < near ? toEnd : mean / 2;
  let factor = covered / sampled;
  if (isRate) factor /= (to - from) / 1000;
  return rise * factor;
}

/** From the last two samples alone. */
function instant({ times, values }: RangeInput, isRate: boolean): number | null {
  const last = values.length - 1;
  if (last < 1) return null;
  const isReset = isRate && values[last]! < values[last - 1]!;
  const rise = isReset ? values[last]! : values[last]! - values[last - 1]!;
  const interval = times[last]! - times[last - 1]!;
  return isRate ? rise / (interval / 1000) : rise;
}

function sum(values: Float64Array): number {
  const total = new KahanSum();
  for (const value of values) total.add(value);
  return total.total;
}

function mean(values: Float64Array): number {
  const total = new KahanSum();
  let count = 0;
  for (const value of values) {
    count++;
    const soFar = total.plain;
    const isInfinite = Math.abs(soFar) === Number.POSITIVE_INFINITY;
    if (isInfinite && (Number.isFinite(value) || value === soFar)) continue;
    total.add(value / count - soFar / count);
  }
  return total.total;
}

/** Of the population, by B. P. Welford's running sums. */
function variance(values: Float64Array): number {
  const middle = new KahanSum();
  const squares = new KahanSum();
  let count = 0;
  for (const value of values) {
    count++;
    const delta = value - middle.total;
    middle.add(delta / count);
    squares.add(delta * (value - middle.total));
  }
  return squares.total / count;
}

function extreme(values: Float64Array, isBetter: (a: number, b: number) => boolean): number {
  let best = values[0]!;
  for (const value of values) if (isBetter(value, best) || Number.isNaN(best)) best = value;
  return best;
}

function countWhere(values: Float64Array, differs: (now: number, before: number) => boolean): number {
  let count = 0;
  for (let i = 1; i < values.length; i++) if (differs(values[i]!, values[i - 1]!)) count++;
  return count;
}

/** Least squares; `slope` per second, `intercept` at the time `origin`. Null below two samples. */
export function regression(
  { times, values }: RangeInput,
  origin: number,
): { slope: number; intercept: number } | null {
  if (values.length < 2) return null;
  if (values.every((value) => value === values[0])) {
    const intercept = Number.isFinite(values[0]) ? values[0]! : Number.NaN;
    return { slope: Number.isFinite(values[0]) ? 0 : Number.NaN, intercept };
  }
  const sums = { x: new KahanSum(), y: new KahanSum(), xy: new KahanSum(), xx: new KahanSum() };
  const n = values.length;
  for (let i = 0; i < n; i++) {
    const x = (times[i]! - origin) / 1000;
    sums.x.add(x);
    sums.y.add(values[i]!);
    sums.xy.add(x * values[i]!);
    sums.xx.add(x * x);
  }
  const covariance = sums.xy.total - (sums.x.total * sums.y.total) / n;
  const spread = sums.xx.total - (sums.x.total * sums.x.total) / n;
  const slope = covariance / spread;
  return { slope, intercept: sums.y.total / n - (slope * sums.x.total) / n };
}

/** The quantile of some values, linear between neighbours; −∞ below 0, +∞ above 1, NaN for NaN or none. */
export function quantile(share: number, values: ArrayLike<number>): number {
  if (values.length === 0 || Number.isNaN(share)) return Number.NaN;
  if (share < 0) return Number.NEGATIVE_INFINITY;
  if (share > 1) return Number.POSITIVE_INFINITY;
  // NaN sorts first, as in Prometheus.
  const sorted = Array.from(values).sort((a, b) => (Number.isNaN(a) ? -1 : Number.isNaN(b) ? 1 : a - b));
  const rank = share * (sorted.length - 1);
  const low = Math.max(0, Math.floor(rank));
  const high = Math.min(sorted.length - 1, low + 1);
  const weight = rank - Math.floor(rank);
  return sorted[low]! * (1 - weight) + sorted[high]! * weight;
}

/** The other functions of one range vector. */
export const RANGE_FUNCTIONS: Readonly<Record<string, RangeFunction>> = {
  irate: (input) => instant(input, true),
  idelta: (input) => instant(input, false),
  deriv: (input) => regression(input, input.times[0]!)?.slope ?? null,
  changes: ({ values }) =>
    countWhere(values, (now, before) => now !== before && !(Number.isNaN(now) && Number.isNaN(before))),
  resets: ({ values }) => countWhere(values, (now, before) => now < before),
  avg_over_time: ({ values }) => mean(values),
  sum_over_time: ({ values }) => sum(values),
  min_over_time: ({ values }) => extreme(values, (a, b) => a < b),
  max_over_time: ({ values }) => extreme(values, (a, b) => a > b),
  count_over_time: ({ values }) => values.length,
  last_over_time: ({ values }) => values.at(-1)!,
  present_over_time: () => 1,
  stddev_over_time: ({ values }) => Math.sqrt(variance(values)),
  stdvar_over_time: ({ values }) => variance(values),
};
