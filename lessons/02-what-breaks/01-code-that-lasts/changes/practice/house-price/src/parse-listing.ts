import { ListingError } from './errors.ts';
import { parseQuantity, type Units } from './quantity.ts';

export type RawRow = Readonly<Record<string, string | undefined>>;

/** A listing that the model can price. Whoever holds one need not check it again. */
export interface Listing {
  readonly livingArea: number;
  readonly lot: number;
  readonly basement: number;
  readonly yearSold: number;
  readonly yearBuilt: number;
  readonly garageCars: number;
  readonly fullBaths: number;
  readonly condition: string;
  readonly neighborhood: string;
  /** How much of the wanted currency one dollar is. */
  readonly perDollar: number;
}

const AREA: Units = { sqft: 1, m2: 10.7639 };
const LAND: Units = { ...AREA, ac: 43_560 };
const COUNT: Units = {};
const PER_DOLLAR: Units = { USD: 1, EUR: 0.92 };

/** Turns a raw row into a listing, or throws a ListingError that names the first field that is wrong. */
export function parseListing(row: RawRow, conditions: readonly string[], neighborhoods: readonly string[]): Listing {
  const livingArea = number(row, 'Gr_Liv_Area', AREA, 200, 10_000);
  const lot = number(row, 'Lot_Area', LAND, 500, 500_000);
  const basement = number(row, 'Total_Bsmt_SF', AREA, 0, 10_000);
  const yearSold = number(row, 'Year_Sold', COUNT, 2000, 2100);
  const yearBuilt = number(row, 'Year_Built', COUNT, 1800, yearSold + 1);
  const garageCars = number(row, 'Garage_Cars', COUNT, 0, 10);
  const fullBaths = number(row, 'Full_Bath', COUNT, 0, 10);
  const condition = category(row, 'Overall_Cond', conditions);
  const neighborhood = category(row, 'Neighborhood', neighborhoods);
  const currency = row.currency?.trim().toUpperCase() || 'USD';
  if (!Object.hasOwn(PER_DOLLAR, currency))
    throw new ListingError('unknown-currency', 'currency', `no rate for "${currency}"`);
  return {
    livingArea,
    lot,
    basement,
    yearSold,
    yearBuilt,
    garageCars,
    fullBaths,
    condition,
    neighborhood,
    perDollar: PER_DOLLAR[currency]!,
  };
}

function text(row: RawRow, field: string): string {
  const found = row[field]?.trim() ?? '';
  if (found === '') throw new ListingError('missing', field, 'nothing was given');
  return found;
}

function number(row: RawRow, field: string, units: Units, min: number, max: number): number {
  const value = parseQuantity(field, text(row, field), units);
  if (value < min || value > max)
    throw new ListingError('out-of-range', field, `expected ${min} to ${max}, found ${value}`);
  return value;
}

function category(row: RawRow, field: string, names: readonly string[]): string {
  const found = text(row, field);
  const name = names.find((candidate) => candidate.toLowerCase() === found.toLowerCase());
  if (name === undefined) throw new ListingError('unknown-category', field, `"${found}" is not in the list`);
  return name;
}
