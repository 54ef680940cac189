import type { TextTable } from '../table/read-csv';

/** A column of a table; `present` are the cells that hold something, with the numbers of their rows, from 1. */
export interface Column {
  readonly cells: readonly string[];
  readonly present: readonly { readonly row: number; readonly text: string }[];
  readonly missing: number;
}

/** A column by its name; undefined: the table has none of that name. */
export function columnOf({ columns, rows }: TextTable, name: string): Column | undefined {
  const at = columns.indexOf(name);
  if (at === -1) return undefined;
  const cells = rows.map((row) => row[at]!);
  const present = cells.flatMap((text, i) => (text === '' ? [] : [{ row: i + 1, text }]));
  return { cells, present, missing: cells.length - present.length };
}

/** Cells that a test refuses, in words: how many, and the first of them; null: none. */
export function refused({ present }: Column, isValid: (text: string) => boolean): string | null {
  const bad = present.filter(({ text }) => !isValid(text));
  if (bad.length === 0) return null;
  return `${bad.length} of ${present.length} values, e.g. '${bad[0]!.text}' in row ${bad[0]!.row}`;
}

/** How many cells stand in for another one. */
export function duplicates(texts: readonly string[]): number {
  return texts.length - new Set(texts).size;
}
