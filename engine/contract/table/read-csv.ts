import { ContractError } from '../errors';

/** A table of text: a cell that is empty holds nothing. */
export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The cells of a CSV text, by RFC 4180: quotes around a cell, doubled ones within it. */
function cellsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else isQuoted = false;
    } else if (char === '"' && cell === '') isQuoted = true;
    else if (char === delimiter) endCell();
    else if (char === '\n') endRow();
    else if (char !== '\r' || text[at + 1] !== '\n') cell += char;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

/** Reads a table with a row of names at the top. @throws ContractError `data-missing` for an empty file or ragged rows. */
export function readCsv(path: string, text: string, delimiter = ','): TextTable {
  const [columns, ...rows] = cellsOf(text.replace(/^\uFEFF/, ''), delimiter);
  if (columns === undefined) throw new ContractError('data-missing', `${path} is empty.`, { path });
  const ragged = rows.findIndex((row) => row.length !== columns.length);
  if (ragged !== -1)
    throw new ContractError(
      'data-missing',
      `${path}, line ${ragged + 2}: expected ${columns.length} columns, found ${rows[ragged]!.length}.`,
      { path },
    );
  return { columns, rows };
}

/** The rows of several files under the columns of the first; a column that a file lacks holds nothing there. */
export function union(tables: readonly TextTable[]): TextTable {
  const columns = [...new Set(tables.flatMap((table) => table.columns))];
  return {
    columns,
    rows: tables.flatMap((table) => {
      const places = columns.map((name) => table.columns.indexOf(name));
      return table.rows.map((row) => places.map((at) => (at === -1 ? '' : row[at]!)));
    }),
  };
}
