import type { Labels } from './labels';
import type { Matcher } from './matcher';

/** The samples of one series, in ascending order of time. */
export interface SeriesWindow {
  readonly labels: Labels;
  /** Milliseconds since the epoch. */
  readonly times: Float64Array;
  readonly values: Float64Array;
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
  /** The newest sample of a window of every series that has one, and has not ended since. */
  latest(matchers: readonly Matcher[], from: number, to: number): readonly LatestSample[];
}
