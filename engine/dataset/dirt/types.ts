import { z } from 'zod';

/** A table of texts: what a CSV says, before anybody reads numbers into it. */
export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * A kind of dirt. Of one cell: `missing`, `area-units` (square metres), `price-units` ($185,000 or 185k), `year`
 * (impossible), `spelling` (case and blanks of a category). Of a whole row: `shifted` (its cells moved one to the right
 * from some column on), `duplicate` (the row again, exactly or in another spelling).
 */
export type DirtKind =
  | 'missing'
  | 'area-units'
  | 'price-units'
  | 'year'
  | 'spelling'
  | 'shifted'
  | 'duplicate';

/** One thing that was made dirty. */
export interface DirtMark {
  readonly kind: DirtKind;
  /** How, e.g. `N/A`, `m2`, `after-sale`, `upper-case`. */
  readonly form: string;
  /** The Listing_ID of the row, in its true spelling. */
  readonly listing: string;
  /** The column of the cell; of a shifted row: where the gap is. Absent for a duplicate. */
  readonly column?: string;
  /** The cell as the dirty text has it, and as it truly is. */
  readonly written?: string;
  readonly truth?: string;
  /** Whether the dirty text still says what is true; where it does not, an honest cell is empty. */
  readonly recoverable: boolean;
}

/** One line of the dirty text, below the header. */
export interface DirtLine {
  readonly listing: string;
  readonly as: 'row' | 'exact-copy' | 'respelled-copy';
  /** From this column (its place in `columns`) on, the cells of the line stand one to the right. */
  readonly shiftedFrom?: number;
}

/** What was done: the true table, one entry a line of the dirty text, one a mark. */
export interface DirtLedger {
  /** Of the true table; the dirty text has one more, empty in rows that are not shifted. */
  readonly columns: readonly string[];
  /** The true rows, each listing once, in the order of its first line in the dirty text. */
  readonly truth: readonly (readonly string[])[];
  readonly lines: readonly DirtLine[];
  readonly marks: readonly DirtMark[];
}

const rate = (value: number) => z.number().min(0).max(0.5).default(value);

/** The rates of the kinds, each a share of the cells or rows that it may befall. */
export const dirtRatesSchema = z.strictObject({
  missing: rate(0.02).describe('Of the cells of the columns that may lack a value.'),
  areaUnits: rate(0.04).describe('Of the areas: written in square metres, with the unit behind.'),
  priceUnits: rate(0.08).describe('Of the prices: written $185,000 or 185k.'),
  years: rate(0.01).describe('Of the years of building and remodelling: 2190, 19, or after the sale.'),
  spelling: rate(0.02).describe('Of the categories: blanks around them, or another case.'),
  shifted: rate(0.01).describe('Of the rows: cells moved one to the right from some column on.'),
  duplicates: rate(0.03).describe('Of the rows: there twice, a third of them in another spelling.'),
});

/** See `dirtRatesSchema`. */
export type DirtRates = z.output<typeof dirtRatesSchema>;
