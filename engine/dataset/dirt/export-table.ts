import type { Rng } from '../../core/rng';
import type { TextTable } from './types';

/** The column that names a sale for good. */
export const LISTING_ID = 'Listing_ID';
/** The planted leak: a share of the price, known when the sale is closed and not before. */
export const CLOSING_FEE = 'Closing_Fee';
/** The last column of the export, where the end of a shifted row comes to lie. */
export const NOTES = 'Notes';

/** A prime: places in the source, times another prime, give every listing a number of its own, in no visible order. */
const NUMBERS = 89_989;
const STEP = 27_644_437;

/**
 * The Ames table as Homestead keeps it: a listing id in front, a closing fee behind (2.5 % of the price, give or take
 * 8 % of that, to the dollar), missing values empty. The ids do not depend on chance; the fees do.
 */
export function exportTable({ columns, rows }: TextTable, rng: Rng): TextTable {
  const price = columns.indexOf('Sale_Price');
  const electrical = columns.indexOf('Electrical');
  return {
    columns: [LISTING_ID, ...columns, CLOSING_FEE],
    rows: rows.map((row, i) => {
      const id = `HS-${10_000 + ((i * STEP) % NUMBERS)}`;
      const fee = Math.round(Number(row[price]) * 0.025 * (1 + 0.08 * normal(rng)));
      // The one cell of the source that stands for a missing value.
      const cells = row.map((cell, at) => (at === electrical && cell === 'Unknown' ? '' : cell));
      return [id, ...cells, String(fee)];
    }),
  };
}

/** A draw from the standard normal distribution (Box & Muller, 1958), cut at three deviations. */
function normal(rng: Rng): number {
  const z = Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next());
  return Math.max(-3, Math.min(3, z));
}
