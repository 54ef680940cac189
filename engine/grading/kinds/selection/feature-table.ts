import type { DirtLedger } from '../../../dataset/dirt/types';
import { readFeatures } from '../../features/read-features';
import { trueSales } from '../../features/sales-truth';

/** The features that a learner's script wrote as columns, joined with the true prices. */
export interface FeatureColumns {
  readonly names: readonly string[];
  /** One array a feature, one number a row. */
  readonly columns: readonly Float64Array[];
  readonly years: Float64Array;
  /** Dollars; the true ones, not those of the file. */
  readonly prices: Float64Array;
}

/** Columns that every table of features has and that are no features. */
export const NOT_FEATURES: ReadonlySet<string> = new Set(['Listing_ID', 'Year_Sold', 'Sale_Price']);

/**
 * The columns of a table of features, over the listings that it and the true table have. A cell that is no number counts
 * as 0.
 * @returns null when it has no feature, or not half of the listings
 */
export function readFeatureColumns(csv: string, ledger: DirtLedger): FeatureColumns | null {
  const { names, rows } = readFeatures(csv);
  const all = trueSales(ledger);
  const sales = all.filter(({ key }) => rows.has(key));
  if (names.length === 0 || sales.length < all.length / 2) return null;
  const cell = (key: string, feature: number) => {
    const value = rows.get(key)?.[feature] ?? 0;
    return Number.isFinite(value) ? value : 0;
  };
  return {
    names,
    columns: names.map((_, feature) => Float64Array.from(sales, ({ key }) => cell(key, feature))),
    years: Float64Array.from(sales, ({ year }) => year),
    prices: Float64Array.from(sales, ({ price }) => price),
  };
}
