import Papa from 'papaparse';
import type { DirtLedger } from '../../../dataset/dirt/types';

/** The features that a learner's script wrote, joined with the true prices. */
export interface FeatureTable {
  readonly names: readonly string[];
  /** One array a feature, one number a row. */
  readonly columns: readonly Float64Array[];
  readonly years: Float64Array;
  /** Dollars; the true ones, not those of the file. */
  readonly prices: Float64Array;
  readonly rows: number;
}

/** Columns that every table of features has and that are no features. */
export const NOT_FEATURES: ReadonlySet<string> = new Set(['Listing_ID', 'Year_Sold', 'Sale_Price']);

/**
 * Reads a table of features. Year and price are those of the true table, by Listing_ID; rows of listings that it does not
 * have are left out. A cell that is no number counts as 0 in a column that has numbers.
 * @returns null when there is no Listing_ID, no feature, or not half of the listings
 */
export function readFeatureTable(csv: string, ledger: DirtLedger): FeatureTable | null {
  const [header = [], ...body] = Papa.parse<string[]>(csv, { delimiter: ',', skipEmptyLines: true }).data;
  const idAt = header.indexOf('Listing_ID');
  const features = header.flatMap((name, at) => (NOT_FEATURES.has(name) ? [] : [{ name, at }]));
  const place = (name: string) => ledger.columns.indexOf(name);
  const truth = new Map(ledger.truth.map((row) => [row[place('Listing_ID')]!, row]));
  const rows = body.flatMap((cells) => {
    const row = truth.get(cells[idAt] ?? '');
    return row
      ? [{ cells, year: Number(row[place('Year_Sold')]), price: Number(row[place('Sale_Price')]) }]
      : [];
  });
  if (idAt < 0 || features.length === 0 || rows.length < ledger.truth.length / 2) return null;
  return {
    names: features.map(({ name }) => name),
    columns: features.map(({ at }) => Float64Array.from(rows, ({ cells }) => finite(cells[at]))),
    years: Float64Array.from(rows, ({ year }) => year),
    prices: Float64Array.from(rows, ({ price }) => price),
    rows: rows.length,
  };
}

function finite(cell: string | undefined): number {
  const value = Number(cell ?? '');
  return Number.isFinite(value) ? value : 0;
}
