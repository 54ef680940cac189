import { parseCsv, type Row } from './csv.ts';

/** What is known of a customer, as numbers, and whether they left. */
export interface Customer {
  readonly inputs: readonly number[];
  readonly churned: boolean;
}

const NUMBERS = ['tenure', 'monthly_charges'] as const;
const FLAGS = ['senior_citizen', 'partner', 'dependents', 'paperless_billing'] as const;
const CATEGORIES = {
  contract: ['One year', 'Two year'],
  internet_service: ['DSL', 'Fiber optic'],
  payment_method: ['Electronic check'],
} as const;

/** The names of a customer's inputs, in their order. */
export const INPUTS: readonly string[] = [
  ...NUMBERS,
  ...FLAGS,
  ...Object.entries(CATEGORIES).flatMap(([column, values]) => values.map((value) => `${column}=${value}`)),
];

/** A row as a customer. Throws when a number is none: a blank is not zero. */
export function customerOf(row: Row): Customer {
  const number = (column: string) => {
    const text = row[column]?.trim() ?? '';
    const value = Number(text);
    if (text === '' || !Number.isFinite(value)) throw new Error(`${column} is no number: "${text}".`);
    return value;
  };
  if (row.churn !== 'Yes' && row.churn !== 'No') throw new Error(`churn is neither Yes nor No: "${row.churn}".`);
  return {
    inputs: [
      ...[...NUMBERS, ...FLAGS].map(number),
      ...Object.entries(CATEGORIES).flatMap(([column, values]) =>
        values.map((value) => Number(row[column] === value)),
      ),
    ],
    churned: row.churn === 'Yes',
  };
}

/** The customers of a table. */
export const customersOf = (text: string): Customer[] => parseCsv(text).map(customerOf);
