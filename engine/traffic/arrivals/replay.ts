import type { Rng } from '../../core/rng';
import type { TraceDescription } from '../description';

/** When a row of a table was asked for, as well as its date tells: a day, a month. Seconds since the start of the replay. */
export interface RowSpan {
  readonly from: number;
  readonly until: number;
}

/**
 * The rows of a table as requests, in the order of their dates: each at a moment of its span, all of them alike. The key
 * of a request is the index of its row, so `keys.count` of the description is the number of rows.
 * @param speed how many seconds of the table pass in one of the simulation: 12 sends a year in a month
 */
export function replayOf(
  spans: readonly RowSpan[],
  rng: Rng,
  speed = 1,
): TraceDescription & { readonly keys: Int32Array } {
  const times = Float64Array.from(spans, ({ from, until }) => (from + rng.next() * (until - from)) / speed);
  const keys = Int32Array.from(spans, (_, row) => row).sort((a, b) => times[a]! - times[b]! || a - b);
  return { kind: 'trace', times: Float64Array.from(keys, (row) => times[row]!), keys };
}
