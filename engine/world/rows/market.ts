import { type Rng, seededRng } from '../../core/rng';
import type { RowFeed } from './row-feed';

/**
 * The rows as time goes on: which have come to be, which are asked for now, and what is true of each. The truth of a row is
 * settled when it comes to be, at the level that holds then.
 */
export class Market {
  readonly feed: RowFeed;
  readonly truth: Float64Array;
  /** By how much prices are off what the table says, or which share more of the customers leave. */
  level = 0;
  /** The rows that are asked for: `low` to `high`, the latter not included. */
  low = 0;
  high = 0;
  readonly #fate: Float64Array;

  constructor(feed: RowFeed, seed: string) {
    this.feed = feed;
    this.truth = feed.truth.slice();
    const rng: Rng = seededRng(seed).fork('fates');
    this.#fate = Float64Array.from(feed.truth, () => rng.next());
  }

  /** Lets the hour begin: rows that come within it, and rows that are no longer asked for. */
  advance(hour: number): void {
    const { arrivals, askedForHours } = this.feed;
    while (this.high < arrivals.length && arrivals[this.high]! < hour + 1) this.#settle(this.high++);
    // The last rows are asked for on, when no others have come since: a service without requests shows nothing.
    while (this.low < this.high - 1 && arrivals[this.low]! < hour - askedForHours) this.low++;
  }

  /** Whether an estimate is right of a row, by what turns out of it. */
  isRight(row: number, answer: number, tolerance: number): boolean {
    const truth = this.truth[row]!;
    return this.feed.task === 'regression'
      ? Math.abs(answer - truth) <= tolerance * truth
      : answer >= tolerance === (truth === 1);
  }

  #settle(row: number): void {
    if (this.level === 0) return;
    if (this.feed.task === 'regression') this.truth[row] = this.truth[row]! * (1 + this.level);
    else if (this.#fate[row]! < this.level) this.truth[row] = 1;
  }
}
