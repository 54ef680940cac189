import type { UniformStream } from '../chance/uniform-stream';
import { isGood } from './outcome';
import { Reservoir } from './reservoir';

/** Single requests, a column for each field, in the order of the windows in which they ended. */
export interface RequestSample {
  /** Counts the requests of clients from 0; a retry has that of its request. */
  readonly id: Float64Array;
  /** Seconds since the start. */
  readonly sentAt: Float64Array;
  readonly latency: Float64Array;
  /** The index of the version in the description; −1: none was chosen. */
  readonly version: Int32Array;
  /** −1: it reached none. */
  readonly replica: Int32Array;
  readonly key: Int32Array;
  /** 0: sent first. */
  readonly attempt: Int32Array;
  /** See `OUTCOMES`. */
  readonly outcome: Int32Array;
}

const FLOATS = ['id', 'sentAt', 'latency'] as const;
const INTEGERS = ['version', 'replica', 'key', 'attempt', 'outcome'] as const;

/**
 * Keeps some requests of each window whole: as many good ones, and as many with a bad end, each of them with the same
 * chance. An alert is about bad ones, and there are few.
 */
export class Sampler {
  readonly #each: number;
  readonly #floats: Float64Array[];
  readonly #integers: Int32Array[];
  /** Rows of windows that are closed; those of the present one follow: the good, then the bad. */
  #kept = 0;
  readonly #good: Reservoir;
  readonly #bad: Reservoir;

  constructor(eachWindow: number, windows: number, stream: UniformStream) {
    this.#each = Math.floor(eachWindow / 2);
    this.#good = new Reservoir(this.#each, stream);
    this.#bad = new Reservoir(this.#each, stream);
    const most = 2 * this.#each * windows;
    this.#floats = FLOATS.map(() => new Float64Array(most));
    this.#integers = INTEGERS.map(() => new Int32Array(most));
  }

  /** The row at which a request that ends so is to be written; −1: it is not kept. */
  place(outcome: number): number {
    if (isGood(outcome)) {
      const place = this.#good.offer();
      return place < 0 ? -1 : this.#kept + place;
    }
    const place = this.#bad.offer();
    return place < 0 ? -1 : this.#kept + this.#each + place;
  }

  write(
    row: number,
    id: number,
    sentAt: number,
    latency: number,
    version: number,
    replica: number,
    key: number,
    attempt: number,
    outcome: number,
  ): void {
    const [ids, times, latencies] = this.#floats;
    const [versions, replicas, keys, attempts, outcomes] = this.#integers;
    ids![row] = id;
    times![row] = sentAt;
    latencies![row] = latency;
    versions![row] = version;
    replicas![row] = replica;
    keys![row] = key;
    attempts![row] = attempt;
    outcomes![row] = outcome;
  }

  closeWindow(): void {
    const good = this.#good.empty();
    const bad = this.#bad.empty();
    const badAt = this.#kept + this.#each;
    for (const column of [...this.#floats, ...this.#integers])
      column.copyWithin(this.#kept + good, badAt, badAt + bad);
    this.#kept += good + bad;
  }

  sample(): RequestSample {
    const cut = (column: Float64Array | Int32Array) => column.slice(0, this.#kept);
    return Object.fromEntries([
      ...FLOATS.map((name, i) => [name, cut(this.#floats[i]!)]),
      ...INTEGERS.map((name, i) => [name, cut(this.#integers[i]!)]),
    ]) as unknown as RequestSample;
  }
}
