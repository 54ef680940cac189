/** One neighborhood before 2009: how many sales, and the mean of the logarithm of their prices. */
export interface PlaceLevel {
  readonly name: string;
  readonly sales: number;
  readonly meanLog: number;
}

/** From `ames_housing.csv`, the 1,941 sales before 2009; a test computes them anew. */
export const PLACES: readonly PlaceLevel[] = [
  { name: 'North Ames', sales: 290, meanLog: 11.8607 },
  { name: 'College Creek', sales: 183, meanLog: 12.18 },
  { name: 'Old Town', sales: 155, meanLog: 11.7039 },
  { name: 'Edwards', sales: 129, meanLog: 11.7533 },
  { name: 'Somerset', sales: 121, meanLog: 12.3127 },
  { name: 'Gilbert', sales: 109, meanLog: 12.1402 },
  { name: 'Northridge Heights', sales: 106, meanLog: 12.639 },
  { name: 'Sawyer', sales: 105, meanLog: 11.8269 },
  { name: 'Northwest Ames', sales: 85, meanLog: 12.1271 },
  { name: 'Crawford', sales: 75, meanLog: 12.1928 },
  { name: 'Brookside', sales: 74, meanLog: 11.6635 },
  { name: 'Mitchell', sales: 73, meanLog: 11.9371 },
  { name: 'Iowa DOT and Rail Road', sales: 71, meanLog: 11.5185 },
  { name: 'Sawyer West', sales: 66, meanLog: 12.1208 },
  { name: 'Timberland', sales: 50, meanLog: 12.3792 },
  { name: 'Northridge', sales: 48, meanLog: 12.7037 },
  { name: 'Stone Brook', sales: 37, meanLog: 12.6444 },
  { name: 'Clear Creek', sales: 30, meanLog: 12.2348 },
  { name: 'South and West of Iowa State University', sales: 27, meanLog: 11.8251 },
  { name: 'Meadow Village', sales: 25, meanLog: 11.4849 },
  { name: 'Briardale', sales: 21, meanLog: 11.5511 },
  { name: 'Bloomington Heights', sales: 20, meanLog: 12.2179 },
  { name: 'Veenker', sales: 20, meanLog: 12.3818 },
  { name: 'Northpark Villa', sales: 9, meanLog: 11.8676 },
  { name: 'Greens', sales: 5, meanLog: 12.1778 },
  { name: 'Blueste', sales: 4, meanLog: 11.881 },
  { name: 'Green Hills', sales: 2, meanLog: 12.5263 },
  { name: 'Landmark', sales: 1, meanLog: 11.8277 },
];

/** The mean of the logarithm of the price over all of them. */
export const OVERALL = 12.0287;

/**
 * For each smoothing `k`: by how many dollars the level of its neighborhood, taken as the estimate, misses a sale of 2009
 * or 2010 on average.
 */
export const ERRORS: readonly { readonly k: number; readonly error: number }[] = [
  { k: 0, error: 35598 },
  { k: 1, error: 35567 },
  { k: 2, error: 35563 },
  { k: 3, error: 35570 },
  { k: 5, error: 35624 },
  { k: 8, error: 35726 },
  { k: 10, error: 35821 },
  { k: 15, error: 36109 },
  { k: 20, error: 36483 },
  { k: 30, error: 37313 },
  { k: 50, error: 38991 },
  { k: 100, error: 42260 },
  { k: 200, error: 45912 },
  { k: 500, error: 50279 },
  { k: 1000, error: 52576 },
];

/** The level of a place in dollars: its mean, drawn towards the overall mean as if by `k` more sales there. */
export function smoothedLevel({ sales, meanLog }: PlaceLevel, k: number): number {
  return Math.exp((sales * meanLog + k * OVERALL) / (sales + k));
}
