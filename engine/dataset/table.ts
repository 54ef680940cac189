import { StagecraftError } from '../core/errors';

/** Numbers; a missing cell is NaN. */
export interface NumericColumn {
  readonly kind: 'numeric';
  readonly name: string;
  readonly values: Float64Array;
}

/** Texts from a small set: `dictionary[codes[row]]`; a missing cell has the code −1. */
export interface CategoricalColumn {
  readonly kind: 'categorical';
  readonly name: string;
  readonly codes: Int32Array;
  /** Every text once, in the order in which it first appears. */
  readonly dictionary: readonly string[];
}

export type Column = NumericColumn | CategoricalColumn;

/** Something about the file that did not fit; the cell counts as missing. */
export interface TableProblem {
  /** From 0, without the header. */
  readonly row: number;
  readonly column?: string;
  readonly message: string;
}

/** A table by columns. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rowCount: number;
  readonly problems: readonly TableProblem[];
}

/** One cell; null: missing. */
export type Cell = number | string | null;

/** A file that is no table, or a column that a table does not have. */
export class TableError extends StagecraftError<'table-invalid' | 'column-unknown'> {}

/**
 * The column of this name.
 * @throws TableError with the names that there are.
 */
export function columnOf(table: Table, name: string): Column {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column) return column;
  const names = table.columns.map((candidate) => candidate.name);
  throw new TableError('column-unknown', `There is no column ${name}. There are: ${names.join(', ')}.`, {
    name,
  });
}

/**
 * The numbers of a numeric column.
 * @throws TableError when there is no such column or it holds texts.
 */
export function numbersOf(table: Table, name: string): Float64Array {
  const column = columnOf(table, name);
  if (column.kind === 'numeric') return column.values;
  throw new TableError('column-unknown', `The column ${name} holds texts, not numbers.`, { name });
}

/** The cell of a column at a row. */
export function cellAt(column: Column, row: number): Cell {
  if (column.kind === 'categorical') return column.dictionary[column.codes[row] ?? -1] ?? null;
  const value = column.values[row] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
}

/** A whole row by the names of its columns. */
export function rowAt(table: Table, row: number): Record<string, Cell> {
  return Object.fromEntries(table.columns.map((column) => [column.name, cellAt(column, row)]));
}

/** The row numbers 0 … rowCount − 1. */
export function allRows(table: Table): Uint32Array {
  return Uint32Array.from({ length: table.rowCount }, (_, row) => row);
}
