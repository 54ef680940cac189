import Papa from 'papaparse';
import { quantileOfSorted } from '../../core/quantile';
import type { TextTable } from '../../dataset/dirt/types';
import type { ScoredRow } from '../../grading/features/score';

/** How a model learns from a table of sales. */
export interface LearningPlan {
  /** The numeric columns that it looks at. */
  readonly features: readonly string[];
  /** The column with the price, in dollars. */
  readonly target: string;
  /** The column with the year of the sale, and the first year that is not learnt from. */
  readonly year: string;
  readonly from: number;
}

/**
 * The sales before `from` as the cleaned table has them, to learn from, and the later ones as they truly are, to be judged by.
 * A cell that is no number gets the median of its column among the former; a sale without a price above 0 teaches nothing.
 */
export function learningRows(
  cleaned: string,
  truth: TextTable,
  { features, target, year, from }: LearningPlan,
): ScoredRow[] {
  const table = parseCsv(cleaned);
  const read = ({ columns, rows }: TextTable) => {
    const at = (name: string) => columns.indexOf(name);
    return rows.map((row) => ({
      price: numberOf(row[at(target)]),
      year: numberOf(row[at(year)]),
      cells: features.map((name) => numberOf(row[at(name)])),
    }));
  };
  const past = read(table).filter((sale) => sale.price > 0 && sale.year < from);
  const later = read(truth).filter((sale) => sale.year >= from);
  const usual = features.map((_, j) => middle(past.map(({ cells }) => cells[j]!)));
  const scored = (isPast: boolean) => (sale: { price: number; cells: number[] }) => ({
    features: sale.cells.map((cell, j) => (Number.isFinite(cell) ? cell : usual[j]!)),
    price: sale.price,
    isPast,
  });
  return [...past.map(scored(true)), ...later.map(scored(false))];
}

/** A CSV as texts. */
export function parseCsv(text: string): TextTable {
  const [columns = [], ...rows] = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimiter: ',',
    skipEmptyLines: true,
  }).data;
  return { columns, rows };
}

const numberOf = (cell: string | undefined) =>
  cell === undefined || cell.trim() === '' ? Number.NaN : Number(cell);

/** The median of the finite values; 0 when there is none. */
function middle(values: readonly number[]): number {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted.length === 0 ? 0 : quantileOfSorted(sorted, 0.5);
}
