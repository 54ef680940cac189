import { portableLog } from '../../../core/portable-math';
import { cellOf, type RowCondition } from '../../../world/rows/condition';
import type { FeatureColumn, RowFeed } from '../../../world/rows/row-feed';

/** Numbers that range over decades are taken by their logarithm: those whose greatest is so many times their median. */
const WIDE = 3;

/** What encoding found of a cell. */
export type CellProblem = 'missing' | 'unknown' | 'out-of-range' | null;

/** How a column becomes numbers: one standardised number, or one of a category's places. */
interface Encoded {
  readonly column: FeatureColumn;
  readonly first: number;
  readonly isLog: boolean;
  readonly mean: number;
  readonly deviation: number;
  readonly low: number;
  readonly high: number;
  readonly known: ReadonlyMap<string, number>;
}

/** Encodes the rows of a feed by what is known of its columns before it begins. */
export class RowEncoder {
  readonly width: number;
  readonly #columns: readonly Encoded[];

  /** @param known rows by which scales and categories are found: `0` to `known` */
  constructor(feed: RowFeed, known: number) {
    let width = 0;
    this.#columns = feed.columns.map((column) => {
      const encoded = encodedColumn(column, known, width);
      width += Math.max(1, encoded.known.size);
      return encoded;
    });
    this.width = width;
  }

  /** Whether a column of the encoded row belongs to one of these columns. */
  placesOf(names: readonly string[]): Set<number> {
    const places = new Set<number>();
    for (const { column, first, known } of this.#columns)
      if (names.includes(column.name))
        for (let i = 0; i < Math.max(1, known.size); i++) places.add(first + i);
    return places;
  }

  /**
   * The sum of weights over a row, and what was wrong with its cells; columns that are left out are not looked at.
   */
  dot(
    weights: Float64Array,
    row: number,
    condition: RowCondition | null,
    without: readonly string[],
  ): { sum: number; problem: CellProblem } {
    let sum = 0;
    let problem: CellProblem = null;
    for (const encoded of this.#columns) {
      const { column, first, known } = encoded;
      if (without.length > 0 && without.includes(column.name)) continue;
      const cell = cellOf(column, row, condition);
      if (
        cell === null ||
        cell === undefined ||
        typeof cell !== (column.kind === 'numeric' ? 'number' : 'string')
      ) {
        problem = 'missing';
        continue;
      }
      if (typeof cell === 'string') {
        const place = known.get(cell);
        if (place === undefined) problem ??= 'unknown';
        else sum += weights[first + place]!;
        continue;
      }
      if (cell < encoded.low || cell > encoded.high) problem ??= 'out-of-range';
      sum += weights[first]! * standardised(encoded, cell);
    }
    return { sum, problem };
  }

  /** The sums that ridge regression takes (`RidgeSums`), over no rows. */
  emptySums(): Float64Array[] {
    return Array.from({ length: this.width + 1 }, () => new Float64Array(this.width + 2));
  }

  /**
   * Adds rows, as they are, to sums. A row has one number that is not 0 for each column, so this takes a tenth of what products of
   * whole encoded columns would.
   * @param from the first of the rows that is added
   */
  addTo(lines: readonly Float64Array[], rows: Int32Array, targets: Float64Array, from: number): void {
    const last = this.width + 1;
    const places = new Int32Array(this.#columns.length + 1);
    const values = new Float64Array(places.length);
    values[0] = 1;
    for (let i = from; i < rows.length; i++) {
      const count = this.#encode(rows[i]!, places, values);
      for (let a = 0; a < count; a++) {
        const line = lines[places[a]!]!;
        const value = values[a]!;
        for (let b = 0; b < count; b++) line[places[b]!]! += value * values[b]!;
        line[last]! += value * targets[i]!;
      }
    }
  }

  /** The numbers of a row that are not 0, after the 1 of the intercept. @returns how many there are */
  #encode(row: number, places: Int32Array, values: Float64Array): number {
    let count = 1;
    for (const encoded of this.#columns) {
      const { column, first, known } = encoded;
      if (column.kind === 'category') {
        const place = known.get(column.dictionary[column.codes[row]!] ?? '');
        if (place === undefined) continue;
        places[count] = first + place + 1;
        values[count++] = 1;
      } else if (!Number.isNaN(column.values[row]!)) {
        places[count] = first + 1;
        values[count++] = standardised(encoded, column.values[row]!);
      }
    }
    return count;
  }
}

function standardised({ isLog, mean, deviation }: Encoded, value: number): number {
  return ((isLog ? portableLog(1 + Math.max(0, value)) : value) - mean) / deviation;
}

function encodedColumn(column: FeatureColumn, known: number, first: number): Encoded {
  const none = { isLog: false, mean: 0, deviation: 1, low: -Infinity, high: Infinity };
  if (column.kind === 'category') {
    const names = new Set(
      Array.from(column.codes.subarray(0, known), (code) => column.dictionary[code] ?? ''),
    );
    names.delete('');
    return { column, first, ...none, known: new Map([...names].sort().map((name, at) => [name, at])) };
  }
  const values = column.values
    .slice(0, known)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const high = values.at(-1) ?? 0;
  const isLog = high > WIDE * Math.max(1, values[values.length >> 1] ?? 0);
  const scaled = values.map((value) => (isLog ? portableLog(1 + Math.max(0, value)) : value));
  const mean = scaled.reduce((sum, value) => sum + value, 0) / Math.max(1, scaled.length);
  const variance = scaled.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, scaled.length);
  const low = values[0] ?? 0;
  // Half of the known range may lie on each side of it.
  const margin = (high - low) / 2;
  return {
    column,
    first,
    known: new Map(),
    isLog,
    mean,
    deviation: Math.sqrt(variance) || 1,
    low: low >= 0 ? low / 2 : low - margin,
    high: high + margin,
  };
}
