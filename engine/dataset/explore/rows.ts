import { cellForExport } from '../csv/typed-column';
import { filterRows, type RowFilter } from '../filter-rows';
import type { Dataset } from './dataset';

/** Some rows of a table: those that meet every filter, of `rows` or of a stretch, where given. */
export interface RowPick {
  readonly filters: readonly RowFilter[];
  readonly rows?: readonly number[];
  /** From this row to before that one. */
  readonly between?: readonly [number, number];
}

/** A page of rows. */
export interface RowPage {
  /** All rows that were picked. */
  readonly total: number;
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
  /** `row` from 0; a missing cell is empty. Long texts are cut. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

const LONGEST_CELL = 160;

/** The rows of a pick, `count` of them after the first `from`. */
export function rowPage(dataset: Dataset, pick: RowPick, from: number, count: number): RowPage {
  const { table } = dataset.reading;
  const [first, last] = pick.between ?? [0, table.rowCount];
  const rows = pick.rows
    ? Uint32Array.from(pick.rows)
    : Uint32Array.from({ length: last - first }, (_, i) => first + i);
  const picked = filterRows(table, pick.filters, rows);
  return {
    total: picked.length,
    columns: dataset.columns.map(({ type, column }) => ({ name: column.name, isNumber: type === 'number' })),
    rows: Array.from(picked.subarray(from, from + count), (row) => ({
      row,
      cells: dataset.columns.map((column) => {
        const text = cellForExport(column, row);
        return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
      }),
    })),
  };
}
