import type { HourColumn, HourColumns } from '../result';

const NAMES: readonly HourColumn[] = [
  'requests',
  'right',
  'wrong',
  'refused',
  'failed',
  'p50',
  'p95',
  'p99',
  'replicas',
  'nodes',
  'machineNanoUsd',
  'peopleHours',
  'revenueUsd',
  'model',
];

/** Columns of one number an hour, which grow when a world goes on after its planned end. */
export class Columns {
  #columns: Record<HourColumn, Float64Array>;
  #length = 0;

  constructor(planned: number) {
    this.#columns = columnsOf(() => new Float64Array(Math.max(24, planned)));
  }

  /** Writes one hour; what is not given is 0. */
  push(hour: Readonly<Partial<Record<HourColumn, number>>>): void {
    if (this.#length === this.#columns.requests.length) {
      const old = this.#columns;
      this.#columns = columnsOf((name) => {
        const grown = new Float64Array(old[name].length * 2);
        grown.set(old[name]);
        return grown;
      });
    }
    for (const name of NAMES) this.#columns[name][this.#length] = hour[name] ?? 0;
    this.#length++;
  }

  /** The sum of a column so far. */
  sum(name: HourColumn): number {
    let sum = 0;
    for (let i = 0; i < this.#length; i++) sum += this.#columns[name][i]!;
    return sum;
  }

  /** The columns so far; they are views, and go on with the world. */
  get view(): HourColumns {
    return columnsOf((name) => this.#columns[name].subarray(0, this.#length));
  }
}

const columnsOf = (make: (name: HourColumn) => Float64Array): Record<HourColumn, Float64Array> =>
  Object.fromEntries(NAMES.map((name) => [name, make(name)])) as Record<HourColumn, Float64Array>;
