/** One row of a table, by the names in its header line. */
export type Row = Record<string, string>;

/** Reads a CSV with one header line and no quoted commas. Throws when a line has too few or too many cells. */
export function parseCsv(text: string): Row[] {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line, index) => {
    const cells = line.split(',');
    if (cells.length !== names.length) {
      throw new Error(`Line ${index + 2} has ${cells.length} cells, the header has ${names.length}.`);
    }
    return Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  });
}
