import { type Cell, cellAt, columnOf, type Table } from '../../dataset/table';

/** The cells of a column, null where missing. */
export function cellsOf(table: Table, name: string): Cell[] {
  const column = columnOf(table, name);
  return Array.from({ length: table.rowCount }, (_, row) => cellAt(column, row));
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
