/** The cells of a CSV text (RFC 4180; lines may end in LF or CRLF). What follows a last line break is no row. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  /** A carriage return within quotes belongs to the cell. */
  let wasQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') cell += text[++i];
      else isQuoted = false;
    } else if (char === '"') {
      isQuoted = true;
      wasQuoted = true;
    } else if (char === ',') {
      row.push(cell);
      cell = '';
      wasQuoted = false;
    } else if (char === '\n') {
      rows.push([...row, !wasQuoted && cell.endsWith('\r') ? cell.slice(0, -1) : cell]);
      row = [];
      cell = '';
      wasQuoted = false;
    } else cell += char;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/** A CSV text of rows of cells; every line ends in LF. */
export const formatCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(quoted).join(',')}\n`).join('');

const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
