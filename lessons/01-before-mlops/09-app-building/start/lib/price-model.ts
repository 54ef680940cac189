import type { Estimator } from './importance.ts';
import { fitRidge } from './ridge.ts';
import { readTable, readText } from './table.ts';

/** One sale with its features. */
export interface FeaturedSale {
  id: string;
  year: number;
  /** Dollars. */
  price: number;
  features: Record<string, number>;
}

/** Columns of out/features.csv that are no features. */
const NOT_FEATURES = ['Listing_ID', 'Year_Sold', 'Sale_Price'];

/**
 * Reads the table of features that section 4 writes, and the names of its features. A table without prices gets them from
 * out/clean.csv. Throws when a cell of a feature is empty or no number.
 */
export async function readFeatures(path = 'out/features.csv'): Promise<{ names: string[]; sales: FeaturedSale[] }> {
  const rows = await readTable(path);
  const names = Object.keys(rows[0] ?? {}).filter((name) => !NOT_FEATURES.includes(name));
  const clean = 'Sale_Price' in (rows[0] ?? {}) ? rows : await readText('out/clean.csv');
  const prices = new Map<string, number>();
  for (const row of clean) prices.set(String(row.Listing_ID), Number(row.Sale_Price));
  const sales = rows.map((row) => {
    const id = String(row.Listing_ID);
    const features: Record<string, number> = {};
    for (const name of names) {
      const cell = row[name];
      if (typeof cell !== 'number') throw new Error(`${path}: the feature ${name} of ${id} is ${JSON.stringify(cell)}, not a number.`);
      features[name] = cell;
    }
    return { id, year: Number(row.Year_Sold), price: prices.get(id) ?? Number.NaN, features };
  });
  return { names, sales };
}

/** Some features of some sales: one row a sale, one number a feature, in the order of `names`. */
export function matrix(sales: FeaturedSale[], names: string[]): number[][] {
  return sales.map((sale) => names.map((name) => sale.features[name]));
}

/** The prices of some sales, in dollars. */
export function pricesOf(sales: FeaturedSale[]): number[] {
  return sales.map((sale) => sale.price);
}

/** Trains ridge regression of the logarithm of the price on these features of these sales. It estimates in dollars. */
export function trainModel(sales: FeaturedSale[], names: string[]): Estimator {
  const { intercept, weights } = fitRidge(matrix(sales, names), pricesOf(sales).map(Math.log));
  // A plain loop: shuffling asks for many thousands of estimates.
  const estimate = (row: number[]) => {
    let log = intercept;
    for (let j = 0; j < weights.length; j++) log += weights[j] * row[j];
    return Math.exp(log);
  };
  return { predict: (rows) => rows.map(estimate) };
}
