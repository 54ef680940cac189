import Papa from 'papaparse';

/**
 * The shape of `out/features.csv`, from lesson 1.4 on: a header; one row for each listing of the export, in any order;
 * the columns `Listing_ID` (HS- and five digits) and `Year_Sold`, then the features. A feature is any other column; all
 * its cells are finite numbers, none is empty. A column `Sale_Price` may be there for convenience and is no feature.
 * The features are for a model of the logarithm of the price.
 */
export interface FeatureTable {
  /** The features, in the order of the header. */
  readonly names: readonly string[];
  /** By the digits of the listing id; as many values as names. A cell that is no finite number is NaN. */
  readonly rows: ReadonlyMap<string, readonly number[]>;
  /** Rows of the file, those that are there twice counted twice. */
  readonly rowCount: number;
  /** Columns of the shape that the file lacks. */
  readonly missingColumns: readonly string[];
  /** Cells of features that are no finite numbers, and the first column with one. */
  readonly badCells: number;
  readonly badColumn: string | null;
}

const KEYS = ['Listing_ID', 'Year_Sold'];
const NO_FEATURES = new Set([...KEYS, 'Sale_Price']);

/** A listing id whatever its spelling. */
export const listingKey = (id: string) => id.replace(/\D/g, '');

/** Reads a table of features. Never throws: what does not fit is in the counts. */
export function readFeatures(text: string): FeatureTable {
  const [header = [], ...lines] = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimiter: ',',
    skipEmptyLines: true,
  }).data;
  const titles = header.map((name) => name.trim());
  const idAt = titles.indexOf('Listing_ID');
  const places = titles.flatMap((name, at) => (NO_FEATURES.has(name) ? [] : [at]));
  const rows = new Map<string, number[]>();
  let badCells = 0;
  let badColumn: string | null = null;
  for (const line of lines) {
    const values = places.map((at) => {
      const cell = (line[at] ?? '').trim();
      const value = cell === '' ? Number.NaN : Number(cell);
      if (Number.isFinite(value)) return value;
      badCells++;
      badColumn ??= titles[at]!;
      return Number.NaN;
    });
    rows.set(listingKey(line[idAt] ?? ''), values);
  }
  return {
    names: places.map((at) => titles[at]!),
    rows,
    rowCount: lines.length,
    missingColumns: KEYS.filter((name) => !titles.includes(name)),
    badCells,
    badColumn,
  };
}
