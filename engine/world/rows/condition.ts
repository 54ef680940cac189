import type { FeatureColumn } from './row-feed';

/** What has become of one column on its way to the service. */
export type ColumnChange =
  /** The column has another name now, so the service finds none of this name. */
  | { readonly kind: 'renamed'; readonly to: string }
  /** No value. */
  | { readonly kind: 'missing' }
  /** Another unit: each number is multiplied. */
  | { readonly kind: 'scaled'; readonly factor: number }
  /** Each row has the same number, as of a sensor that is stuck. */
  | { readonly kind: 'constant'; readonly value: number }
  /** A category that nobody has seen. */
  | { readonly kind: 'new-category'; readonly name: string }
  /** Each row has the value of the row that came so many rows before it: the store of features stands still. */
  | { readonly kind: 'lagged'; readonly rows: number };

/** A condition in which rows reach the service. Equal ids are the same condition, so that estimates can be kept by them. */
export interface RowCondition {
  readonly id: string;
  readonly column: string;
  readonly change: ColumnChange;
}

/** A cell as the service gets it: undefined where there is no column of this name, null where there is no value. */
export type FeatureCell = number | string | null | undefined;

/** The cell of a row, in a condition or as it is. */
export function cellOf(column: FeatureColumn, row: number, condition: RowCondition | null): FeatureCell {
  if (condition === null || condition.column !== column.name) return plainCell(column, row);
  const { change } = condition;
  switch (change.kind) {
    case 'renamed':
      return undefined;
    case 'missing':
      return null;
    case 'scaled': {
      const cell = plainCell(column, row);
      return typeof cell === 'number' ? cell * change.factor : cell;
    }
    case 'constant':
      return change.value;
    case 'new-category':
      return change.name;
    case 'lagged':
      return plainCell(column, Math.max(0, row - change.rows));
  }
}

function plainCell(column: FeatureColumn, row: number): FeatureCell {
  if (column.kind === 'category') return column.dictionary[column.codes[row]!] ?? null;
  const value = column.values[row]!;
  return Number.isNaN(value) ? null : value;
}
