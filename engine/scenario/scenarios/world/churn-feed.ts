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

/** A customer is asked about for a month. */
const MONTH_HOURS = 30 * 24;

/** When customers come, and when it is known what became of them. */
export interface ChurnDates {
  /** Days of customers before hour 0, and after it. */
  readonly knownDays: number;
  readonly comingDays: number;
  /** How long it takes until it is known whether a customer has left. */
  readonly labelHours: number;
}

/** A year that is known and a year that is to come; what became of a customer is known a month later. */
const YEARS: ChurnDates = { knownDays: 365, comingDays: 400, labelHours: MONTH_HOURS };

/**
 * The telephone customers as a feed. The table has no dates: a seeded order says who comes when, evenly over the days.
 * @throws TableError when the table lacks a column
 */
export function churnFeed(
  table: Table,
  seed: string,
  { knownDays, comingDays, labelHours }: ChurnDates = YEARS,
): RowFeed {
  const rng = seededRng(seed).fork('customers');
  const order = Int32Array.from(rng.shuffle(Array.from({ length: table.rowCount }, (_, row) => row)));
  const churn = columnOf(table, 'churn');
  const hours = (knownDays + comingDays) * 24;
  return {
    task: 'classification',
    columns: feedColumns(table, CHURN_COLUMNS, order),
    truth: Float64Array.from(order, (row) =>
      churn.kind === 'categorical'
        ? Number(churn.dictionary[churn.codes[row]!] === 'Yes')
        : churn.values[row]!,
    ),
    arrivals: Float64Array.from(order, (_, at) => (at / order.length) * hours - knownDays * 24),
    labelDelays: new Float64Array(order.length).fill(labelHours),
    askedForHours: MONTH_HOURS,
  };
}
