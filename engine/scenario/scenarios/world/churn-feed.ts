import { daysFromCivil } from '../../../core/civil-date';
import { seededRng } from '../../../core/rng';
import { columnOf, type Table } from '../../../dataset/table';
import type { RowFeed } from '../../../world/rows/row-feed';
import { feedColumns } from './table-columns';

/** Monday, 5 January 2026. */
export const CHURN_START_MS = daysFromCivil(2026, 1, 5) * 86_400_000;

/** The columns that a customer is scored by. */
export const CHURN_COLUMNS = [
  'monthly_charges',
  'contract',
  'tenure',
  'internet_service',
  'payment_method',
  'online_security',
  'tech_support',
  'senior_citizen',
] as const;

const KNOWN_DAYS = 365;
const COMING_DAYS = 400;
/** A customer is asked about for a month, and whether they have left is known after it, unless said otherwise. */
const MONTH_HOURS = 30 * 24;

/**
 * The telephone customers as a feed. The table has no dates: a seeded order says who comes when, evenly over a year that is known
 * and a year that is to come.
 * @param labelHours how long it takes until it is known whether a customer has left
 * @throws TableError when the table lacks a column
 */
export function churnFeed(table: Table, seed: string, labelHours = MONTH_HOURS): RowFeed {
  const order = churnOrder(table.rowCount, seed);
  const churn = columnOf(table, 'churn');
  const hours = (KNOWN_DAYS + COMING_DAYS) * 24;
  return {
    task: 'classification',
    columns: feedColumns(table, CHURN_COLUMNS, order),
    truth: Float64Array.from(order, (row) =>
      churn.kind === 'categorical'
        ? Number(churn.dictionary[churn.codes[row]!] === 'Yes')
        : churn.values[row]!,
    ),
    arrivals: Float64Array.from(order, (_, at) => (at / order.length) * hours - KNOWN_DAYS * 24),
    labelDelays: new Float64Array(order.length).fill(labelHours),
    askedForHours: MONTH_HOURS,
  };
}

/** The row of the table at each place of the feed of a seed. */
export function churnOrder(rows: number, seed: string): Int32Array {
  const rng = seededRng(seed).fork('customers');
  return Int32Array.from(rng.shuffle(Array.from({ length: rows }, (_, row) => row)));
}
