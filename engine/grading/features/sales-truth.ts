import type { DirtLedger } from '../../dataset/dirt/types';
import { listingKey } from './read-features';

/** What is true about one sale. */
export interface TrueSale {
  /** The digits of the listing id. */
  readonly key: string;
  readonly year: number;
  readonly neighborhood: string;
  readonly price: number;
  /** The numeric columns of the true table, but for the price and the closing fee. */
  readonly bare: readonly number[];
}

const NOT_BARE = new Set(['Listing_ID', 'Sale_Price', 'Closing_Fee', 'Notes']);

/** The true sales behind an export, with their numeric columns as features that nobody engineered. */
export function trueSales({ columns, truth }: DirtLedger): TrueSale[] {
  const at = (name: string) => columns.indexOf(name);
  const numeric = columns.flatMap((name, i) =>
    !NOT_BARE.has(name) && truth.every((row) => row[i] !== '' && Number.isFinite(Number(row[i]))) ? [i] : [],
  );
  return truth.map((row) => ({
    key: listingKey(row[0]!),
    year: Number(row[at('Year_Sold')]),
    neighborhood: row[at('Neighborhood')]!,
    price: Number(row[at('Sale_Price')]),
    bare: numeric.map((i) => Number(row[i])),
  }));
}
