import type { Labels } from './labels';
import type { Matcher } from './matcher';

/** The samples of one series, in ascending order of time. */
export interface SeriesWindow {
  readonly labels: Labels;
  /** Milliseconds since the epoch. */
  readonly times: Float64Array;
  readonly values: Float64Array;
}

/** What a rate needs to know of a window: its ends, and what resets took away in between. */
export interface CounterWindow {
  readonly count: number;
  readonly firstTime: number;
  readonly firstValue: number;
  readonly lastTime: number;
  readonly lastValue: number;
  /** The sum of the values before each fall. */
  readonly resets: number;
}

/** The newest sample of one series. */
export interface LatestSample {
  readonly labels: Labels;
  readonly time: number;
  readonly value: number;
}

/** What expressions are evaluated over. Both ends of a window belong to it; times are milliseconds since the epoch. */
export interface SampleSource {
  /** All samples of a window, of every series that has any in it. */
  range(matchers: readonly Matcher[], from: number, to: number): readonly SeriesWindow[];
  /** The same windows as `range` gives, summed up for rates: not every sample has to be looked at. */
  counters(
    matchers: readonly Matcher[],
    from: number,
    to: number,
  ): readonly { readonly labels: Labels; readonly window: CounterWindow }[];
  /** The newest sample of a window of every series that has one, and has not ended since. */
  latest(matchers: readonly Matcher[], from: number, to: number): readonly LatestSample[];
}

/** What a rate needs to know of some samples. */
export function counterWindow(times: Float64Array, values: Float64Array): CounterWindow {
  const last = values.length - 1;
  return {
    count: values.length,
    firstTime: times[0]!,
    firstValue: values[0]!,
    lastTime: times[last]!,
    lastValue: values[last]!,
    resets: fallsOf(values.length, (i) => values[i]!),
  };
}

/** The sum of the values before each fall, from the second of `count` on. */
export function fallsOf(count: number, at: (i: number) => number): number {
  let sum = 0;
  for (let i = 1; i < count; i++) if (at(i) < at(i - 1)) sum += at(i - 1);
  return sum;
}
