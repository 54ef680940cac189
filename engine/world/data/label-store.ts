import type { RowFeed } from '../rows/row-feed';

/**
 * What training reads: rows whose truth has come, in the order in which it came. A file may be lost or come twice on its way,
 * and what it holds may be wrong.
 */
export class LabelStore {
  readonly rows: number[] = [];
  readonly targets: number[] = [];
  /** Of each entry: the hour at which it came. */
  readonly hours: number[] = [];
  /** Of each entry: the happening that spoiled it; null: it is as it should be. */
  readonly taint: (string | null)[] = [];
  lost = 0;
  doubled = 0;
  readonly #order: Int32Array;
  #next = 0;
  readonly #due: Float64Array;

  constructor({ arrivals, labelDelays }: RowFeed) {
    this.#due = arrivals.map((arrival, row) => arrival + labelDelays[row]!);
    this.#order = Int32Array.from(arrivals.keys()).sort((a, b) => this.#due[a]! - this.#due[b]! || a - b);
  }

  /** The rows whose truth becomes known before an hour, and was not taken yet. */
  due(hour: number): Int32Array {
    const from = this.#next;
    while (this.#next < this.#order.length && this.#due[this.#order[this.#next]!]! < hour) this.#next++;
    return this.#order.subarray(from, this.#next);
  }

  /** Puts a row into the store. */
  add(row: number, target: number, hour: number): void {
    this.rows.push(row);
    this.targets.push(target);
    this.hours.push(hour);
    this.taint.push(null);
  }

  /** Spoils a share of what came within the last hours; entries are chosen by `draw`. */
  spoil(
    from: number,
    draw: () => number,
    share: number,
    wrong: (target: number) => number,
    by: string,
  ): void {
    for (let i = 0; i < this.rows.length; i++) {
      if (this.hours[i]! < from || draw() >= share) continue;
      this.targets[i] = wrong(this.targets[i]!);
      this.taint[i] = by;
    }
  }

  /** Brings back what was there before it was spoiled. */
  restore(truth: Float64Array): void {
    for (let i = 0; i < this.rows.length; i++) {
      if (this.taint[i] === null) continue;
      this.targets[i] = truth[this.rows[i]!]!;
      this.taint[i] = null;
    }
  }

  /** Drops every entry of a row but its first. */
  deduplicate(): void {
    const seen = new Set<number>();
    let kept = 0;
    for (let i = 0; i < this.rows.length; i++) {
      const row = this.rows[i]!;
      if (seen.has(row)) continue;
      seen.add(row);
      this.rows[kept] = row;
      this.targets[kept] = this.targets[i]!;
      this.hours[kept] = this.hours[i]!;
      this.taint[kept] = this.taint[i]!;
      kept++;
    }
    this.rows.length = kept;
    this.targets.length = kept;
    this.hours.length = kept;
    this.taint.length = kept;
    this.doubled = 0;
  }

  /** Whether something of a happening is still in the store. */
  holds(happening: string): boolean {
    return this.taint.includes(happening);
  }
}
