import { allRows, type Column, columnOf, type Table } from './table';

/** A demand on a row; a row must meet all. */
export type RowFilter =
  /** A number within both bounds, where given. A missing one is in no range. */
  | { readonly kind: 'range'; readonly column: string; readonly from?: number; readonly to?: number }
  /** One of these texts; null: missing. */
  | { readonly kind: 'one-of'; readonly column: string; readonly values: readonly (string | null)[] }
  | { readonly kind: 'missing'; readonly column: string }
  /** Some cell of the row has this text in it, in upper or lower case. */
  | { readonly kind: 'search'; readonly text: string };

/**
 * The rows that meet every filter, in their order.
 * @param rows the rows to choose from; absent: all
 * @throws TableError when a filter names a column that there is not.
 */
export function filterRows(
  table: Table,
  filters: readonly RowFilter[],
  rows: Uint32Array = allRows(table),
): Uint32Array {
  const tests = filters.map((filter) => testOf(table, filter));
  return rows.filter((row) => tests.every((test) => test(row)));
}

function testOf(table: Table, filter: RowFilter): (row: number) => boolean {
  if (filter.kind === 'search') {
    const tests = table.columns.map((column) => contains(column, filter.text.toLowerCase()));
    return (row) => tests.some((test) => test(row));
  }
  const column = columnOf(table, filter.column);
  if (filter.kind === 'missing') {
    return column.kind === 'numeric'
      ? (row) => Number.isNaN(column.values[row])
      : (row) => column.codes[row]! < 0;
  }
  if (filter.kind === 'range') {
    if (column.kind !== 'numeric') return () => false;
    const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = filter;
    return (row) => column.values[row]! >= from && column.values[row]! <= to;
  }
  if (column.kind !== 'categorical') return () => false;
  const codes = new Set(
    filter.values.map((value) => (value === null ? -1 : column.dictionary.indexOf(value))),
  );
  if (!filter.values.includes(null)) codes.delete(-1);
  return (row) => codes.has(column.codes[row]!);
}

function contains(column: Column, text: string): (row: number) => boolean {
  if (column.kind === 'numeric') {
    return (row) => !Number.isNaN(column.values[row]) && String(column.values[row]).includes(text);
  }
  const codes = new Set(
    column.dictionary.flatMap((value, code) => (value.toLowerCase().includes(text) ? [code] : [])),
  );
  return (row) => codes.has(column.codes[row]!);
}
