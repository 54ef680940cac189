import { selectRank } from './select';

/** How many latencies of a window are kept as they are; one more, and they are counted in buckets. */
const MOST_RAW = 65_536;
/** Bits of the mantissa that tell buckets apart: 512 in each doubling, so the middle of one is within 2⁻¹⁰ of all in it. */
const BITS = 9;
const LEAST_EXPONENT = -30;
const OCTAVES = 60;
const SHIFT = 20 - BITS;
const FIRST = (1023 + LEAST_EXPONENT) << BITS;
const BUCKETS = OCTAVES << BITS;

const float = new Float64Array(1);
const words = new Int32Array(float.buffer);
const HIGH = new Uint8Array(Float64Array.of(1).buffer)[7] === 0x3f ? 1 : 0;

/**
 * The latencies of one window. Percentiles are by nearest rank: exact up to 65,536 latencies, and within 0.1 % beyond
 * (buckets as in an HDR histogram, G. Tene), so memory stays flat whatever a window gets.
 */
export class LatencyWindow {
  #raw = new Float64Array(256);
  #buckets: Uint32Array | null = null;
  #inBuckets = false;
  #lowest = BUCKETS;
  #highest = 0;
  count = 0;

  /** @param latency seconds, not negative */
  add(latency: number): void {
    if (!this.#inBuckets && this.count === this.#raw.length) this.#makeRoom();
    if (this.#inBuckets) this.#addToBucket(latency);
    else this.#raw[this.count] = latency;
    this.count++;
  }

  /** Adds all of another window. */
  addAll(other: LatencyWindow): void {
    if (other.#inBuckets) {
      if (!this.#inBuckets) this.#turnToBuckets();
      for (let bucket = other.#lowest; bucket <= other.#highest; bucket++)
        this.#buckets![bucket]! += other.#buckets![bucket]!;
      this.#lowest = Math.min(this.#lowest, other.#lowest);
      this.#highest = Math.max(this.#highest, other.#highest);
      this.count += other.count;
    } else for (let i = 0; i < other.count; i++) this.add(other.#raw[i]!);
  }

  /** Writes percentiles to `out`, one for each of `shares` (ascending, above 0, up to 1); NaN when there was nothing. */
  percentiles(shares: readonly number[], out: Float64Array): void {
    if (this.count === 0) out.fill(Number.NaN);
    else if (this.#inBuckets) this.#bucketPercentiles(shares, out);
    else {
      let left = 0;
      for (let i = 0; i < shares.length; i++) {
        const rank = rankOf(shares[i]!, this.count) - 1;
        out[i] = selectRank(this.#raw, rank, left, this.count - 1);
        left = rank;
      }
    }
  }

  /** Forgets everything; its room stays. */
  clear(): void {
    if (this.#inBuckets) this.#buckets!.fill(0, this.#lowest, this.#highest + 1);
    this.#inBuckets = false;
    this.#lowest = BUCKETS;
    this.#highest = 0;
    this.count = 0;
  }

  #makeRoom(): void {
    const { length } = this.#raw;
    if (length === MOST_RAW) {
      this.#turnToBuckets();
      return;
    }
    const raw = new Float64Array(length * 2);
    raw.set(this.#raw);
    this.#raw = raw;
  }

  #turnToBuckets(): void {
    this.#buckets ??= new Uint32Array(BUCKETS);
    this.#inBuckets = true;
    for (let i = 0; i < this.count; i++) this.#addToBucket(this.#raw[i]!);
  }

  #addToBucket(latency: number): void {
    float[0] = latency;
    const bucket = Math.min(Math.max((words[HIGH]! >> SHIFT) - FIRST, 0), BUCKETS - 1);
    this.#buckets![bucket]!++;
    if (bucket < this.#lowest) this.#lowest = bucket;
    if (bucket > this.#highest) this.#highest = bucket;
  }

  #bucketPercentiles(shares: readonly number[], out: Float64Array): void {
    const buckets = this.#buckets!;
    let bucket = this.#lowest;
    let upTo = buckets[bucket]!;
    for (let i = 0; i < shares.length; i++) {
      const rank = rankOf(shares[i]!, this.count);
      while (upTo < rank) upTo += buckets[++bucket]!;
      out[i] = middleOf(bucket);
    }
  }
}

/** The rank, from 1, of the least value that is not below `share` of all: ⌈share · n⌉. */
export function rankOf(share: number, count: number): number {
  // 0.07 · 100 is 7.000000000000001 in floats and means 7.
  return Math.max(1, Math.ceil(share * count - 1e-9));
}

function middleOf(bucket: number): number {
  words[1 - HIGH] = 0;
  words[HIGH] = (bucket + FIRST) << SHIFT;
  const low = float[0]!;
  words[HIGH] = (bucket + 1 + FIRST) << SHIFT;
  return (low + float[0]!) / 2;
}
