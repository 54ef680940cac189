import { columnOf, type Table } from '../../../dataset/table';
import type { FeatureColumn } from '../../../world/rows/row-feed';

/**
 * Columns of a table as those of a feed, its rows put in an order.
 * @param order the row of the table at each place
 * @throws TableError for a column that the table does not have
 */
export function feedColumns(table: Table, names: readonly string[], order: Int32Array): FeatureColumn[] {
  return names.map((name) => {
    const column = columnOf(table, name);
    if (column.kind === 'numeric')
      return { kind: 'numeric', name, values: Float64Array.from(order, (row) => column.values[row]!) };
    return {
      kind: 'category',
      name,
      codes: Int32Array.from(order, (row) => column.codes[row]!),
      dictionary: column.dictionary,
    };
  });
}

/** The places 0 … n − 1 in ascending order of their keys; equal ones stay in their order. */
export const orderBy = (keys: ArrayLike<number>): Int32Array =>
  Int32Array.from({ length: keys.length }, (_, at) => at).sort((a, b) => keys[a]! - keys[b]! || a - b);
