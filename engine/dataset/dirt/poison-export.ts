import { CLOSING_FEE } from './export-table';
import { overwriteCells } from './overwrite-cells';
import type { DirtLedger } from './types';

/**
 * A dirty export whose held-out prices are absurd: in the lines of sales from the year `from` on, price and closing fee are
 * multiplied by the factor of that listing and written as plain dollars; see `overwriteCells`.
 */
export function poisonExport(
  text: string,
  ledger: DirtLedger,
  from: number,
  factorOf: (listing: string) => number,
): string {
  const { columns, truth } = ledger;
  const place = (name: string) => columns.indexOf(name);
  const truthOf = new Map(truth.map((row) => [row[place('Listing_ID')]!, row]));
  return overwriteCells(text, ledger, (listing) => {
    const row = truthOf.get(listing);
    if (!row || Number(row[place('Year_Sold')]) < from) return {};
    const factor = factorOf(listing);
    const poisoned = (name: string) => String(Math.round(Number(row[place(name)]) * factor));
    return { Sale_Price: poisoned('Sale_Price'), [CLOSING_FEE]: poisoned(CLOSING_FEE) };
  });
}
