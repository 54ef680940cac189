import { pearson, spearman } from '../statistics';
import { TableError } from '../table';
import type { Dataset } from './dataset';

/** Two columns of numbers against each other. */
export interface Scatter {
  /** Rows where both have a value, and the correlations over them. */
  readonly pairs: number;
  readonly pearson: number | null;
  readonly spearman: number | null;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** All rows, or an even sample of them; `group` is the place in `groups`, −1 without one. */
  readonly points: readonly {
    readonly row: number;
    readonly x: number;
    readonly y: number;
    readonly group: number;
  }[];
  readonly sampled: boolean;
  readonly groups: readonly string[];
  /** The rows counted in a grid; empty cells are left out. */
  readonly cells: readonly GridCell[];
}

/** A cell of the grid: `from` ≤ value < `to`, the last one of a line with its end. */
export interface GridCell {
  readonly x: readonly [from: number, to: number];
  readonly y: readonly [from: number, to: number];
  readonly isLast: readonly [x: boolean, y: boolean];
  readonly count: number;
}

/** How many points are drawn at most. */
export const MOST_POINTS = 800;
const GRID = { x: 36, y: 24 };
const MOST_COLOURS = 6;

/** Compares two columns of numbers, with the groups of a third as colours. */
export function scatterOf(dataset: Dataset, xName: string, yName: string, colour: string | null): Scatter {
  const xs = dataset.numbers(xName);
  const ys = dataset.numbers(yName);
  const both: number[] = [];
  for (let row = 0; row < xs.length; row++) {
    if (!Number.isNaN(xs[row]!) && !Number.isNaN(ys[row]!)) both.push(row);
  }
  const x = rangeOf(xs, both);
  const y = rangeOf(ys, both);
  const grouping = colour === null ? null : dataset.groups(colour, MOST_COLOURS);
  if (grouping && grouping.labels.length > 40) {
    throw new TableError('column-unknown', `The column ${colour} has too many values for colours.`);
  }
  const every = Math.max(1, both.length / MOST_POINTS);
  const shown = Array.from(
    { length: Math.floor(both.length / every) },
    (_, i) => both[Math.floor(i * every)]!,
  );
  return {
    pairs: both.length,
    pearson: pearson(xs, ys).r,
    spearman: spearman(xs, ys).r,
    x,
    y,
    points: shown.map((row) => ({ row, x: xs[row]!, y: ys[row]!, group: grouping?.codes[row] ?? -1 })),
    sampled: shown.length < both.length,
    groups: grouping?.labels ?? [],
    cells: gridOf(xs, ys, both, x, y),
  };
}

function rangeOf(values: Float64Array, rows: readonly number[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    low = Math.min(low, values[row]!);
    high = Math.max(high, values[row]!);
  }
  return rows.length === 0 ? [0, 1] : [low, high];
}

function gridOf(
  xs: Float64Array,
  ys: Float64Array,
  rows: readonly number[],
  x: readonly [number, number],
  y: readonly [number, number],
): GridCell[] {
  const place = (value: number, [low, high]: readonly [number, number], cells: number) =>
    high === low ? 0 : Math.min(cells - 1, Math.floor(((value - low) / (high - low)) * cells));
  const counts = new Uint32Array(GRID.x * GRID.y);
  for (const row of rows) counts[place(ys[row]!, y, GRID.y) * GRID.x + place(xs[row]!, x, GRID.x)]!++;
  const edge = ([low, high]: readonly [number, number], at: number, cells: number) =>
    at === cells ? high : low + ((high - low) * at) / cells;
  const cells: GridCell[] = [];
  counts.forEach((count, at) => {
    if (count === 0) return;
    const i = at % GRID.x;
    const j = Math.floor(at / GRID.x);
    cells.push({
      x: [edge(x, i, GRID.x), edge(x, i + 1, GRID.x)],
      y: [edge(y, j, GRID.y), edge(y, j + 1, GRID.y)],
      isLast: [i === GRID.x - 1, j === GRID.y - 1],
      count,
    });
  });
  return cells;
}

/** Pearson's correlation of every two columns of numbers. */
export interface CorrelationMatrix {
  readonly names: readonly string[];
  /** Columns of numbers that there was no room for. */
  readonly leftOut: number;
  /** By row, then by column; null where it cannot be computed. */
  readonly r: readonly (readonly (number | null)[])[];
}

const MOST_CORRELATED = 48;

/** The correlations of all columns of numbers, each over the rows where both have a value. */
export function correlationsOf(dataset: Dataset): CorrelationMatrix {
  const all = dataset.columns.filter(({ type }) => type === 'number').map(({ column }) => column.name);
  const names = all.slice(0, MOST_CORRELATED);
  const r: (number | null)[][] = names.map(() => new Array<number | null>(names.length).fill(null));
  names.forEach((first, i) => {
    for (let j = 0; j <= i; j++) {
      const one = pearson(dataset.numbers(first), dataset.numbers(names[j]!)).r;
      r[i]![j] = one;
      r[j]![i] = one;
    }
  });
  return { names, leftOut: all.length - names.length, r };
}
