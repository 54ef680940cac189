import { filterRows, type RowFilter } from '@/engine/dataset/filter-rows';
import { sortRows } from '@/engine/dataset/sort-rows';
import type { Bin } from '@/engine/dataset/summarise';
import type { Table } from '@/engine/dataset/table';

/** How the rows are ordered; null: as in the file. */
export type Order = { readonly column: string; readonly direction: 'ascending' | 'descending' } | null;

/** What the panel shows of a table. */
export interface DataQuery {
  readonly search: string;
  /** At most one filter a column, by its name. */
  readonly filters: Readonly<Record<string, RowFilter>>;
  readonly order: Order;
}

export const EVERYTHING: DataQuery = { search: '', filters: {}, order: null };

/** The row numbers that a query shows, in order. */
export function rowsOf(table: Table, query: DataQuery): Uint32Array {
  const filters = Object.values(query.filters);
  const search = query.search.trim();
  if (search !== '') filters.push({ kind: 'search', text: search });
  const rows = filterRows(table, filters);
  return query.order ? sortRows(table, query.order.column, query.order.direction, rows) : rows;
}

/** Ascending, then descending, then as in the file. */
export function nextOrder(order: Order, column: string): Order {
  if (order?.column !== column) return { column, direction: 'ascending' };
  return order.direction === 'ascending' ? { column, direction: 'descending' } : null;
}

/** Sets the filter of a column, or takes it away when it is there already. */
export function toggleFilter(query: DataQuery, column: string, filter: RowFilter): DataQuery {
  const same = JSON.stringify(query.filters[column]) === JSON.stringify(filter);
  const { [column]: _gone, ...others } = query.filters;
  return { ...query, filters: same ? others : { ...others, [column]: filter } };
}

/** The rows of one bar of a histogram. Its upper end belongs to the next bar, but for the last one. */
export function filterOfBin(column: string, bin: Bin, isLast: boolean): RowFilter {
  return { kind: 'range', column, from: bin.from, to: isLast ? bin.to : below(bin.to) };
}

/** The next smaller double, so that a closed range leaves its upper end out. */
function below(value: number): number {
  if (value === 0) return -Number.MIN_VALUE;
  const bits = new BigInt64Array(new Float64Array([value]).buffer);
  bits[0] = bits[0]! + (value > 0 ? -1n : 1n);
  return new Float64Array(bits.buffer)[0]!;
}

/** A filter in words, for its chip. */
export function filterLabel(filter: RowFilter): string {
  switch (filter.kind) {
    case 'range':
      return `${filter.column}: ${readable(filter.from)} to ${readable(filter.to)}`;
    case 'one-of':
      return `${filter.column}: ${filter.values.map((value) => value ?? 'missing').join(', ')}`;
    case 'missing':
      return `${filter.column}: missing`;
    case 'search':
      return `“${filter.text}”`;
  }
}

/** A number with at most four digits after the point and thousands separators. */
export function readable(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  return value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) >= 100 ? 0 : 4 });
}
