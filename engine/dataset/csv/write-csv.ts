import { cellForExport, type TypedColumn } from './typed-column';

/**
 * The table as plain CSV (RFC 4180): UTF-8, commas, one line a row, quotes where needed, numbers with a point, dates as
 * ISO 8601, missing cells empty. Every other tool of the lab reads it.
 * @param rows the rows to write, in this order; absent: all
 */
export function writeCsv(columns: readonly TypedColumn[], rowCount: number, rows?: Uint32Array): string {
  const lines = [columns.map(({ column }) => field(column.name)).join(',')];
  const count = rows?.length ?? rowCount;
  for (let i = 0; i < count; i++) {
    const row = rows ? rows[i]! : i;
    const line = columns.map((column) => field(cellForExport(column, row))).join(',');
    // A row of one missing cell would be a blank line, which readers leave out.
    lines.push(line === '' ? '""' : line);
  }
  return `${lines.join('\n')}\n`;
}

function field(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
