import { daysFromCivil } from '../../../core/civil-date';
import { portableLog } from '../../../core/portable-math';
import { seededRng } from '../../../core/rng';
import { numbersOf, type Table } from '../../../dataset/table';
import type { RowFeed } from '../../../world/rows/row-feed';
import { feedColumns, orderBy } from './table-columns';

const DAY_MS = 86_400_000;

/** Monday, 2 July 2007: a year and a half of sales is known, and the year that follows goes into 2008. */
export const HOUSE_PRICE_START_MS = daysFromCivil(2007, 7, 2) * DAY_MS;

/** The columns that a listing is estimated by: areas in square feet first, which is what another unit spoils. */
export const HOUSE_PRICE_COLUMNS = [
  'Gr_Liv_Area',
  'Neighborhood',
  'Total_Bsmt_SF',
  'Lot_Area',
  'Year_Built',
  'Year_Remod_Add',
  'Garage_Cars',
  'Full_Bath',
  'Fireplaces',
  'Overall_Cond',
  'Bldg_Type',
] as const;

/** Hours that a listing is looked at. */
const LISTED_HOURS = 30 * 24;
/** A sale is in the register after five days, and then some: days of an exponential wait. */
const REGISTER_DAYS = 5;
const MORE_DAYS = 5;

/**
 * The Ames sales as a feed: each comes up at a moment of the month in which it was sold, drawn from the seed, and its price is known
 * some days later.
 * @param startMs hour 0, in milliseconds since the epoch
 * @throws TableError when the table lacks a column
 */
export function housePriceFeed(table: Table, seed: string, startMs = HOUSE_PRICE_START_MS): RowFeed {
  const rng = seededRng(seed).fork('listings');
  const years = numbersOf(table, 'Year_Sold');
  const months = numbersOf(table, 'Mo_Sold');
  const when = Float64Array.from(years, (year, row) => {
    const month = months[row]!;
    const from = daysFromCivil(year, month, 1);
    const until = month === 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1);
    return ((from + rng.next() * (until - from)) * DAY_MS - startMs) / 3_600_000;
  });
  const order = orderBy(when);
  const prices = numbersOf(table, 'Sale_Price');
  return {
    task: 'regression',
    columns: feedColumns(table, HOUSE_PRICE_COLUMNS, order),
    truth: Float64Array.from(order, (row) => prices[row]!),
    arrivals: Float64Array.from(order, (row) => when[row]!),
    labelDelays: Float64Array.from(
      order,
      () => 24 * (REGISTER_DAYS - MORE_DAYS * portableLog(1 - rng.next())),
    ),
    askedForHours: LISTED_HOURS,
  };
}
