import Papa from 'papaparse';
import { seededRng } from '../../core/rng';
import type { DirtLedger } from '../../dataset/dirt/types';
import { momentsOf, pearson } from '../../dataset/statistics';

/** A part of a dirty export, and what is true behind it. */
export interface HiddenSales {
  /** The dirty text with the lines of the kept listings alone. */
  readonly text: string;
  readonly columns: readonly string[];
  /** The true rows of the kept listings. */
  readonly truth: readonly (readonly string[])[];
}

/** How many of the listings a hidden export keeps: so few that every figure differs, so many that patterns stay. */
const KEPT_SHARE = 0.7;

/** Leaves out some listings of a dirty export, all lines of a listing together. */
export function someListings(text: string, ledger: DirtLedger, seed: string): HiddenSales {
  const rng = seededRng(`${seed}/kept`);
  const truth = ledger.truth.filter(() => rng.next() < KEPT_SHARE);
  const kept = new Set(truth.map((row) => row[0]!));
  const [header = [], ...lines] = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true }).data;
  const shown = lines.filter((_, i) => kept.has(ledger.lines[i]?.listing ?? ''));
  return {
    text: `${Papa.unparse([header, ...shown], { newline: '\n' })}\n`,
    columns: ledger.columns,
    truth,
  };
}

/** What is true of a table of sales. */
export class SalesTruth {
  readonly #columns: readonly string[];
  readonly #rows: readonly (readonly string[])[];

  constructor(columns: readonly string[], rows: readonly (readonly string[])[]) {
    this.#columns = columns;
    this.#rows = rows;
  }

  has(column: string): boolean {
    return this.#columns.includes(column);
  }

  texts(column: string): readonly string[] {
    const at = this.#columns.indexOf(column);
    return at < 0 ? [] : this.#rows.map((row) => row[at]!);
  }

  /** The numbers of a column; NaN where it has none. */
  numbers(column: string): Float64Array {
    return Float64Array.from(this.texts(column), (text) => (text === '' ? Number.NaN : Number(text)));
  }

  /** The correlation with the price; null when the column holds no numbers. */
  correlation(column: string): number | null {
    return pearson(this.numbers(column), this.numbers('Sale_Price')).r;
  }

  prices(): Float64Array {
    return this.numbers('Sale_Price');
  }

  /** The share of a value among the sales of each year. */
  shares(column: string, value: string, years: readonly string[]): number[] {
    const sold = this.texts('Year_Sold');
    const texts = this.texts(column);
    return years.map((year) => {
      const ofYear = texts.filter((_, i) => sold[i] === year);
      return ofYear.filter((text) => text.toLowerCase() === value.toLowerCase()).length / ofYear.length;
    });
  }

  /** How many sales each year has. */
  sales(years: readonly string[]): number[] {
    const sold = this.texts('Year_Sold');
    return years.map((year) => sold.filter((one) => one === year).length);
  }
}

/** Figures that are taken for the skew by mistake. */
export interface SkewMistakes {
  /** 3 (mean − median) ÷ deviation, and without the 3. */
  readonly fromMedian: readonly number[];
  /** Without the values beyond the whiskers of a box plot. */
  readonly withoutOutliers: number;
  /** Of the sales before 2009 alone. */
  readonly ofPast: number;
}

/** Computes the figures that people take for the skew of the price. */
export function skewMistakes(truth: SalesTruth): SkewMistakes {
  const prices = truth.prices();
  const sorted = prices.slice().sort();
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)]!;
  const { mean, standardDeviation } = momentsOf(prices);
  const off = (mean! - at(0.5)) / standardDeviation!;
  const reach = 1.5 * (at(0.75) - at(0.25));
  const inside = prices.filter((price) => price >= at(0.25) - reach && price <= at(0.75) + reach);
  const years = truth.numbers('Year_Sold');
  return {
    fromMedian: [3 * off, off],
    withoutOutliers: momentsOf(inside).skew ?? 0,
    ofPast: momentsOf(prices.filter((_, i) => years[i]! < 2009)).skew ?? 0,
  };
}
