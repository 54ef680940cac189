import type { SourceRow } from './types';

/**
 * The memory measure of the lesson. A row is *held* from the moment its first byte has been delivered to the program
 * until the warehouse has it, in its table or in quarantine: in between the program must keep it, or has lost it. The
 * sum over all held rows, in bytes as delivered, is a lower bound of what the program has in memory for them, the same in
 * every browser and in Node, whatever their garbage collectors do. Rows that the warehouse had before the run are not
 * held: a program may skip them.
 */
export class HeldRows {
  readonly #held = new Map<SourceRow, number>();
  readonly #done = new Set<SourceRow>();
  #bytes = 0;
  #peak = 0;

  /** Most bytes that were held at a time. */
  get peakBytes(): number {
    return this.#peak;
  }

  /** A source has delivered this row. */
  deliver(row: SourceRow, bytes: number): void {
    if (this.#done.has(row) || this.#held.has(row)) return;
    this.#held.set(row, bytes);
    this.#bytes += bytes;
    if (this.#bytes > this.#peak) this.#peak = this.#bytes;
  }

  /** The warehouse has this row. */
  done(row: SourceRow): void {
    this.#done.add(row);
    const bytes = this.#held.get(row);
    if (bytes === undefined) return;
    this.#held.delete(row);
    this.#bytes -= bytes;
  }
}
