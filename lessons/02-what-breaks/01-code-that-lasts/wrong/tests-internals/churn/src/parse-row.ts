import { RowError } from './errors.ts';
import { toNumber } from './to-number.ts';

export type RawRow = Readonly<Record<string, string | undefined>>;

/** A customer that the model can score. Whoever holds one need not check it again. */
export interface Customer {
  readonly tenureMonths: number;
  readonly monthlyCharges: number;
  readonly totalCharges: number;
  readonly contract: string;
  readonly internetService: string;
  readonly paymentMethod: string;
  readonly paperlessBilling: boolean;
  readonly seniorCitizen: boolean;
}

type Units = Readonly<Record<string, number>>;

const MONTHS: Units = { months: 1, years: 12 };
const DOLLARS: Units = { usd: 1, eur: 1.08 };

const CONTRACTS = ['Month-to-month', 'One year', 'Two year'];
const INTERNET = ['DSL', 'Fiber optic', 'No'];
const PAYMENTS = ['Bank transfer (automatic)', 'Credit card (automatic)', 'Electronic check', 'Mailed check'];

/** Turns a raw row into a customer, or throws a RowError that names the first field that is wrong. */
export function parseRow(row: RawRow): Customer {
  const tenureMonths = quantity(row, 'tenure', MONTHS, 120);
  const monthlyCharges = quantity(row, 'monthly_charges', DOLLARS, 1_000);
  const totalCharges =
    tenureMonths === 0 && isBlank(row.total_charges) ? 0 : quantity(row, 'total_charges', DOLLARS, 100_000);
  return {
    tenureMonths,
    monthlyCharges,
    totalCharges,
    contract: category(row, 'contract', CONTRACTS),
    internetService: category(row, 'internet_service', INTERNET),
    paymentMethod: category(row, 'payment_method', PAYMENTS),
    paperlessBilling: category(row, 'paperless_billing', ['0', '1']) === '1',
    seniorCitizen: category(row, 'senior_citizen', ['0', '1']) === '1',
  };
}

function isBlank(value: string | undefined): boolean {
  return value === undefined || value.trim() === '';
}

function text(row: RawRow, field: string): string {
  const found = row[field];
  if (found === undefined || isBlank(found)) throw new RowError('missing', field, 'nothing was given');
  return found.trim();
}

function quantity(row: RawRow, field: string, units: Units, max: number): number {
  const found = text(row, field);
  const [digits = '', unit, ...rest] = found.split(/\s+/);
  if (rest.length > 0)
    throw new RowError('not-a-number', field, `expected a number, found "${found}"`);
  const value = toNumber(field, digits) * factorOf(field, unit, units);
  if (value < 0 || value > max)
    throw new RowError('out-of-range', field, `expected 0 to ${max}, found ${value}`);
  return value;
}

function factorOf(field: string, unit: string | undefined, units: Units): number {
  if (unit === undefined) return 1;
  const name = unit.toLowerCase();
  if (!Object.hasOwn(units, name))
    throw new RowError('unknown-unit', field, `expected one of ${Object.keys(units).join(', ')}, found "${unit}"`);
  return units[name]!;
}

function category(row: RawRow, field: string, names: readonly string[]): string {
  const found = text(row, field);
  const name = names.find((candidate) => candidate.toLowerCase() === found.toLowerCase());
  if (name === undefined)
    throw new RowError('unknown-category', field, `expected one of ${names.join(', ')}, found "${found}"`);
  return name;
}
