import Papa from 'papaparse';
import { csvText } from './inject';
import type { DirtLedger } from './types';

/**
 * A dirty export with cells overwritten, wherever its lines have them: `cellsOf` gives those of one listing by column.
 * All other cells, and their dirt, stay; what comes out different afterwards has looked at what was overwritten.
 */
export function overwriteCells(
  text: string,
  { columns, lines }: DirtLedger,
  cellsOf: (listing: string) => Readonly<Record<string, string | undefined>>,
): string {
  const [header = [], ...rows] = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true }).data;
  for (const [i, row] of rows.entries()) {
    const line = lines[i];
    if (!line) continue;
    for (const [column, cell] of Object.entries(cellsOf(line.listing))) {
      if (cell === undefined) continue;
      const at = columns.indexOf(column);
      row[at + (line.shiftedFrom !== undefined && at >= line.shiftedFrom ? 1 : 0)] = cell;
    }
  }
  return csvText(header, rows);
}
