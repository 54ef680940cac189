import { columnOf, type Table } from '../../../dataset/table';
import type { DataLook } from '../../../world/ports';
import type { RowFeed } from '../../../world/rows/row-feed';
import { ESTIMATE, windowTable } from '../world/window-table';

/** What a look at the data shows of one column: rows that were asked for lately, beside those that the model has learned from. */
export type ColumnLook =
  | {
      readonly kind: 'numeric';
      readonly name: string;
      /** The share of rows without a value, before and now. */
      readonly missing: Pair;
      readonly median: Pair;
      /** Half of the values lie within so much. */
      readonly spread: Pair;
    }
  | {
      readonly kind: 'category';
      readonly name: string;
      readonly missing: Pair;
      /** Values that were never there before, with how many rows have them now. */
      readonly unknown: readonly { readonly value: string; readonly rows: number }[];
    };

/** Before hour 0 and at the look. NaN: no row. */
export interface Pair {
  readonly before: number;
  readonly now: number;
}

/** The columns of a look: the features, what was estimated, and the labels that have come. */
export function lookAtColumns(feed: RowFeed, { before, asked, labelled }: DataLook): ColumnLook[] {
  const reference = windowTable(feed, before);
  const current = windowTable(feed, asked);
  const names = [...feed.columns.map(({ name }) => name), ESTIMATE];
  const columns = names.map((name) => compare(name, reference, current));
  const known = before.rows.map((row) => feed.truth[row]!);
  return [...columns, numbersLook('label', Float64Array.from(known), labelled.targets)];
}

function compare(name: string, reference: Table, current: Table): ColumnLook {
  const was = columnOf(reference, name);
  const now = current.columns.find((column) => column.name === name);
  if (was.kind === 'numeric')
    return numbersLook(name, was.values, now?.kind === 'numeric' ? now.values : new Float64Array());
  const known = new Set(Array.from(new Set(was.codes), (code) => was.dictionary[code] ?? ''));
  const cells =
    now?.kind === 'categorical' ? Array.from(now.codes, (code) => now.dictionary[code] ?? null) : [];
  const counts = new Map<string, number>();
  for (const cell of cells)
    if (cell !== null && !known.has(cell)) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return {
    kind: 'category',
    name,
    missing: {
      before: shareOf(was.codes.length, was.codes.filter((code) => code < 0).length),
      now: now ? shareOf(cells.length, cells.filter((cell) => cell === null).length) : 1,
    },
    unknown: [...counts].map(([value, rows]) => ({ value, rows })),
  };
}

function numbersLook(name: string, was: Float64Array, now: Float64Array): ColumnLook {
  const [a, b] = [sorted(was), sorted(now)];
  return {
    kind: 'numeric',
    name,
    missing: {
      before: shareOf(was.length, was.length - a.length),
      now: shareOf(now.length, now.length - b.length),
    },
    median: { before: at(a, 0.5), now: at(b, 0.5) },
    spread: { before: at(a, 0.75) - at(a, 0.25), now: at(b, 0.75) - at(b, 0.25) },
  };
}

const shareOf = (all: number, some: number): number => (all === 0 ? Number.NaN : some / all);
const sorted = (values: Float64Array): Float64Array => values.filter((value) => !Number.isNaN(value)).sort();
const at = (values: Float64Array, share: number): number =>
  values.length === 0 ? Number.NaN : values[Math.min(values.length - 1, Math.floor(share * values.length))]!;
