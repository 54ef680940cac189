import type { Cell, Column, Table } from '../../dataset/table';
import { MonitoringError } from '../errors';

/**
 * The column of this name.
 * @throws MonitoringError with the names that there are
 */
export function columnNamed(table: Table, name: string): Column {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column) return column;
  const names = table.columns.map((candidate) => candidate.name);
  throw new MonitoringError('suite-invalid', `There is no column ${name}. There are: ${names.join(', ')}.`);
}

/** The cells of a column, null where missing. */
export function cellsOf(table: Table, name: string): Cell[] {
  const column = columnNamed(table, name);
  return Array.from({ length: table.rowCount }, (_, row) => {
    if (column.kind === 'categorical') return column.dictionary[column.codes[row] ?? -1] ?? null;
    const value = column.values[row] ?? Number.NaN;
    return Number.isNaN(value) ? null : value;
  });
}

/** The numbers of a column that are there; texts are left out. */
export function presentNumbers(table: Table, name: string): number[] {
  return cellsOf(table, name).filter((cell): cell is number => typeof cell === 'number');
}

/** Compares two cells as Python does: numbers by size, texts by code point; null where their kinds differ. */
export function compareCells(a: Cell, b: Cell): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  return null;
}

/** Limits on both sides, either may be absent; strict ones exclude the limit itself. */
export interface Bounds<T> {
  readonly min_value?: T | null | undefined;
  readonly max_value?: T | null | undefined;
  readonly strict_min?: boolean | undefined;
  readonly strict_max?: boolean | undefined;
}

/** Whether a cell lies between the limits; one of another kind than a limit does not. */
export function isBetween<T extends number | string>(cell: Cell, bounds: Bounds<T>): boolean {
  const { min_value: min, max_value: max, strict_min, strict_max } = bounds;
  if (min !== undefined && min !== null) {
    const order = compareCells(cell, min);
    if (order === null || order < 0 || (order === 0 && strict_min)) return false;
  }
  if (max !== undefined && max !== null) {
    const order = compareCells(cell, max);
    if (order === null || order > 0 || (order === 0 && strict_max)) return false;
  }
  return true;
}
