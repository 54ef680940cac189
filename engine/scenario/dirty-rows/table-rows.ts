import Papa from 'papaparse';
import { StagecraftError } from '../../core/errors';
import type { Row } from './row-rules';

/** The table that a scenario draws from cannot be used. */
export class TableError extends StagecraftError<'scenario-table'> {
  constructor(reason: string) {
    super('scenario-table', `The table of the replay cannot be read: ${reason}.`);
  }
}

/** A table whose rows are parsed only when they are asked for: a replay needs 40 of thousands. */
export interface RowSource {
  readonly count: number;
  /** Row `index` (from 0) with the chosen columns. */
  readonly row: (index: number) => Row;
}

/**
 * Rows of a CSV text with a header line and no line breaks inside of cells.
 * @throws TableError when a column is not there or a row has another number of cells than the header.
 */
export function rowSource(csv: string, columns: readonly string[]): RowSource {
  const lines = csv.split('\n').filter((line) => line.trim() !== '');
  const header = cells(lines[0] ?? '');
  const places = columns.map((column) => {
    const place = header.indexOf(column);
    if (place < 0) throw new TableError(`it has no column ${column}`);
    return place;
  });
  return {
    count: lines.length - 1,
    row: (index) => {
      const found = cells(lines[index + 1] ?? '');
      if (found.length !== header.length)
        throw new TableError(`line ${index + 2} has ${found.length} cells, the header ${header.length}`);
      return Object.fromEntries(columns.map((column, i) => [column, found[places[i]!]!]));
    },
  };
}

function cells(line: string): string[] {
  return line.includes('"') ? (Papa.parse<string[]>(line).data[0] ?? []) : line.replace(/\r$/, '').split(',');
}
