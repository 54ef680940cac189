import { MonitoringError } from '../errors';
import { type Labels, seriesText } from './labels';
import { type Packed, pack, packedBytes, unpack } from './packed';

const CHUNK = 512;

/** Full chunks are packed; times at one interval take no room. */
interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /** Milliseconds between neighbours, or each time after the start. */
  readonly times: number | Packed;
  readonly values: Packed;
}

/** The samples of one series, in ascending order of time. */
export class Series {
  readonly labels: Labels;
  readonly #chunks: Chunk[] = [];
  readonly #times = new Float64Array(CHUNK);
  readonly #values = new Float64Array(CHUNK);
  #open = 0;
  #last = Number.NEGATIVE_INFINITY;
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
    this.#last = time;
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
    const chunks: { chunk: Chunk; low: number; high: number }[] = [];
    let count = 0;
    for (let c = this.#firstChunk(from); c < this.#chunks.length; c++) {
      const chunk = this.#chunks[c]!;
      if (chunk.start > to) break;
      const low = firstAtLeast(chunk.count, (i) => timeAt(chunk, i), from);
      const high = firstAtLeast(chunk.count, (i) => timeAt(chunk, i), nextAfter(to));
      chunks.push({ chunk, low, high });
      count += high - low;
    }
    const openLow = firstAtLeast(this.#open, (i) => this.#times[i]!, from);
    const openHigh = firstAtLeast(this.#open, (i) => this.#times[i]!, nextAfter(to));
    const total = count + Math.max(0, openHigh - openLow);
    if (total === 0) return null;
    const times = new Float64Array(total);
    const values = new Float64Array(total);
    let at = 0;
    for (const { chunk, low, high } of chunks) {
      for (let i = low; i < high; i++) {
        times[at] = timeAt(chunk, i);
        values[at++] = unpack(chunk.values, i);
      }
    }
    times.set(this.#times.subarray(openLow, openHigh), at);
    values.set(this.#values.subarray(openLow, openHigh), at);
    return { times, values };
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
    const open = firstAtLeast(this.#open, (i) => this.#times[i]!, nextAfter(to)) - 1;
    if (open >= 0) return { time: this.#times[open]!, value: this.#values[open]! };
    const at = firstAtLeast(this.#chunks.length, (c) => this.#chunks[c]!.start, nextAfter(to)) - 1;
    const chunk = this.#chunks[at];
    if (!chunk) return null;
    const i = firstAtLeast(chunk.count, (one) => timeAt(chunk, one), nextAfter(to)) - 1;
    return { time: timeAt(chunk, i), value: unpack(chunk.values, i) };
  }

  #firstChunk(from: number): number {
    return firstAtLeast(this.#chunks.length, (c) => this.#chunks[c]!.end, from);
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
    });
    this.#open = 0;
  }
}

const timeAt = ({ start, times }: Chunk, i: number): number =>
  start + (typeof times === 'number' ? times * i : unpack(times, i));

/** Times are whole milliseconds or halves of them at most, so this is just after a time. */
const nextAfter = (time: number): number => time + 1e-3;

/** The first place of an ascending sequence that holds at least `wanted`; its length when none does. */
function firstAtLeast(count: number, at: (i: number) => number, wanted: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
