import Papa from 'papaparse';
import { CLOSING_FEE } from './export-table';
import { csvText } from './inject';
import type { DirtLedger } from './types';

/**
 * A dirty export whose held-out prices are absurd: in the lines of sales from the year `from` on, price and closing fee are
 * multiplied by the factor of that listing and written as plain dollars. All other cells, and their dirt, stay. What comes
 * out different afterwards has looked at the held-out prices.
 */
export function poisonExport(
  text: string,
  ledger: DirtLedger,
  from: number,
  factorOf: (listing: string) => number,
): string {
  const { columns, truth, lines } = ledger;
  const rows = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true }).data;
  const place = (name: string) => columns.indexOf(name);
  const truthOf = new Map(truth.map((row) => [row[place('Listing_ID')]!, row]));
  const [header = [], ...body] = rows;
  const poisoned = body.map((cells, i) => {
    const line = lines[i];
    const row = line && truthOf.get(line.listing);
    if (!line || !row || Number(row[place('Year_Sold')]) < from) return cells;
    const factor = factorOf(line.listing);
    const changed = [...cells];
    for (const at of [place('Sale_Price'), place(CLOSING_FEE)]) {
      const shifted = line.shiftedFrom !== undefined && line.shiftedFrom <= at ? 1 : 0;
      changed[at + shifted] = String(Math.round(Number(row[at]) * factor));
    }
    return changed;
  });
  return csvText(header, poisoned);
}
