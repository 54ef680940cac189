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
   * @param careful whether numbers outside of what is known are a problem
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

  /** One encoded column over some rows, as they are. */
  columnsOf(rows: ArrayLike<number>): Float64Array[] {
    const columns = Array.from({ length: this.width }, () => new Float64Array(rows.length));
    for (const encoded of this.#columns) {
      const { column, first, known } = encoded;
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i]!;
        if (column.kind === 'category') {
          const place = known.get(column.dictionary[column.codes[row]!] ?? '');
          if (place !== undefined) columns[first + place]![i] = 1;
        } else if (!Number.isNaN(column.values[row]!))
          columns[first]![i] = standardised(encoded, column.values[row]!);
      }
    }
    return columns;
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
