import { MonitoringError } from '../errors';
import { type Labels, seriesText } from './labels';
import { type Packed, pack, packedBytes, unpack } from './packed';
import { type CounterWindow, fallsOf } from './sample-source';

const CHUNK = 512;

/** Full chunks are packed; times at one interval take no room. */
interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /** Milliseconds between neighbours, or each time after the start. */
  readonly times: number | Packed;
  readonly values: Packed;
  /** What `fallsOf` gives for the chunk, with the fall from the sample before it. */
  readonly falls: number;
}

/** A stretch of neighbouring samples: of one chunk, or of what is not packed yet. */
interface Stretch {
  readonly count: number;
  readonly timeAt: (i: number) => number;
  readonly valueAt: (i: number) => number;
  /** The places of the first sample that is in the window, and of the first after it. */
  readonly low: number;
  readonly high: number;
  readonly falls: number;
}

/** The samples of one series, in ascending order of time. */
export class Series {
  readonly labels: Labels;
  readonly #chunks: Chunk[] = [];
  readonly #times = new Float64Array(CHUNK);
  readonly #values = new Float64Array(CHUNK);
  #open = 0;
  #last = Number.NEGATIVE_INFINITY;
  #lastValue = Number.NaN;
  /** As `falls` of a chunk, for the samples that are not packed yet. */
  #openFalls = 0;
  /** When the series ended, in ascending order; it may have begun anew since. */
  readonly #ends: number[] = [];

  constructor(labels: Labels) {
    this.labels = labels;
  }

  /**
   * Adds a sample.
   * @param time milliseconds, after that of the last one
   * @throws MonitoringError for a time that is not later than the last
   */
  append(time: number, value: number): void {
    if (time <= this.#last)
      throw new MonitoringError(
        'metric-invalid',
        `A sample of ${seriesText(this.labels)} at ${time} comes after one at ${this.#last}. Add samples in the order of their time, one for each time.`,
      );
    if (value < this.#lastValue) this.#openFalls += this.#lastValue;
    this.#last = time;
    this.#lastValue = value;
    this.#times[this.#open] = time;
    this.#values[this.#open] = value;
    this.#open++;
    if (this.#open === CHUNK) this.#close();
  }

  /** Says that the series has ended at this time: from then on it has no newest sample. */
  end(time: number): void {
    this.#ends.push(time);
  }

  /** Forgets chunks that end before this time. */
  forgetBefore(time: number): void {
    let count = 0;
    while (count < this.#chunks.length && this.#chunks[count]!.end < time) count++;
    if (count > 0) this.#chunks.splice(0, count);
  }

  /** The samples from one time to another, both included; null when there are none. */
  window(from: number, to: number): { times: Float64Array; values: Float64Array } | null {
    const stretches = this.#stretches(from, to);
    const total = stretches.reduce((sum, { low, high }) => sum + high - low, 0);
    if (total === 0) return null;
    const times = new Float64Array(total);
    const values = new Float64Array(total);
    let at = 0;
    for (const { low, high, timeAt, valueAt } of stretches) {
      for (let i = low; i < high; i++) {
        times[at] = timeAt(i);
        values[at++] = valueAt(i);
      }
    }
    return { times, values };
  }

  /** The same window summed up for a rate: chunks without a reset are not looked into. */
  counter(from: number, to: number): CounterWindow | null {
    const stretches = this.#stretches(from, to);
    const first = stretches[0];
    const last = stretches.at(-1);
    if (!first || !last) return null;
    let resets = 0;
    for (const stretch of stretches) {
      const { low, high, count, valueAt, falls } = stretch;
      if (falls === 0) continue;
      const isWhole = low === 0 && high === count;
      if (stretch !== first && isWhole) {
        resets += falls;
        continue;
      }
      resets += fallsOf(high - low, (i) => valueAt(low + i));
      // The fall from the stretch before, which a window that goes on from there has seen.
      if (stretch !== first) resets += falls - fallsOf(count, valueAt);
    }
    return {
      count: stretches.reduce((sum, { low, high }) => sum + high - low, 0),
      firstTime: first.timeAt(first.low),
      firstValue: first.valueAt(first.low),
      lastTime: last.timeAt(last.high - 1),
      lastValue: last.valueAt(last.high - 1),
      resets,
    };
  }

  /** The newest sample from one time to another, unless the series has ended since. */
  latest(from: number, to: number): { time: number; value: number } | null {
    const found = this.#latestAt(to);
    if (!found || found.time < from) return null;
    for (let i = this.#ends.length - 1; i >= 0; i--) {
      const end = this.#ends[i]!;
      if (end <= to) return end >= found.time ? null : found;
    }
    return found;
  }

  /** Bytes of the samples, with the open chunk. */
  get bytes(): number {
    const packed = this.#chunks.reduce(
      (sum, { times, values }) =>
        sum + packedBytes(values) + (typeof times === 'number' ? 0 : packedBytes(times)),
      0,
    );
    return packed + this.#times.byteLength + this.#values.byteLength;
  }

  #latestAt(to: number): { time: number; value: number } | null {
    const open = firstWhere(this.#open, (i) => this.#times[i]! > to) - 1;
    if (open >= 0) return { time: this.#times[open]!, value: this.#values[open]! };
    const chunk = this.#chunks[firstWhere(this.#chunks.length, (c) => this.#chunks[c]!.start > to) - 1];
    if (!chunk) return null;
    const i = firstWhere(chunk.count, (one) => timeAt(chunk, one) > to) - 1;
    return { time: timeAt(chunk, i), value: unpack(chunk.values, i) };
  }

  /** The stretches that hold samples of a window, in their order. */
  #stretches(from: number, to: number): Stretch[] {
    const found: Stretch[] = [];
    const add = ({ count, timeAt: at, valueAt, falls }: Omit<Stretch, 'low' | 'high'>) => {
      if (count === 0) return;
      const low = at(0) >= from ? 0 : firstWhere(count, (i) => at(i) >= from);
      const high = at(count - 1) <= to ? count : firstWhere(count, (i) => at(i) > to);
      if (high > low) found.push({ count, timeAt: at, valueAt, falls, low, high });
    };
    for (
      let c = firstWhere(this.#chunks.length, (i) => this.#chunks[i]!.end >= from);
      c < this.#chunks.length;
      c++
    ) {
      const chunk = this.#chunks[c]!;
      if (chunk.start > to) return found;
      add({
        count: chunk.count,
        timeAt: (i) => timeAt(chunk, i),
        valueAt: (i) => unpack(chunk.values, i),
        falls: chunk.falls,
      });
    }
    add({
      count: this.#open,
      timeAt: (i) => this.#times[i]!,
      valueAt: (i) => this.#values[i]!,
      falls: this.#openFalls,
    });
    return found;
  }

  #close(): void {
    const start = this.#times[0]!;
    const step = this.#times[1]! - start;
    const isRegular = this.#times.every((time, i) => time === start + step * i);
    this.#chunks.push({
      start,
      end: this.#last,
      count: CHUNK,
      times: isRegular ? step : pack(this.#times.map((time) => time - start)),
      values: pack(this.#values),
      falls: this.#openFalls,
    });
    this.#open = 0;
    this.#openFalls = 0;
  }
}

const timeAt = ({ start, times }: Chunk, i: number): number =>
  start + (typeof times === 'number' ? times * i : unpack(times, i));

/** The first place for which a condition holds that goes on holding from there; `count` when there is none. */
function firstWhere(count: number, holds: (i: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
