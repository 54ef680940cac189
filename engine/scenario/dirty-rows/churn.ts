import type { DirtyProject } from './project';
import type { RowSpec } from './row-rules';
import { carelessly, grouped, rewrite, withField, withoutField } from './trouble-parts';

interface Scaled {
  readonly mean: number;
  readonly std: number;
  readonly weight: number;
}
type Weights = Readonly<Record<string, number>>;
interface ChurnCoefficients {
  readonly intercept: number;
  readonly numbers: Readonly<Record<string, Scaled>>;
  readonly flags: Weights;
  readonly categories: Readonly<Record<string, Weights>>;
}

const MONTHS = { months: 1, years: 12 };
const DOLLARS = { usd: 1, eur: 1.08 };
const NUMBERS = ['tenure', 'monthly_charges', 'total_charges'];
const CATEGORIES = ['contract', 'internet_service', 'payment_method'];
const FLAGS = ['paperless_billing', 'senior_citizen'];

function spec(model: unknown, money: Weights = DOLLARS): RowSpec {
  const c = model as ChurnCoefficients;
  const name = (field: string, names: readonly string[]) =>
    ({ kind: 'category', field, names, unknownCode: 'unknown-category' }) as const;
  return {
    fields: [
      { kind: 'quantity', field: 'tenure', units: MONTHS, min: 0, max: 120 },
      { kind: 'quantity', field: 'monthly_charges', units: money, min: 0, max: 1_000 },
      {
        kind: 'quantity',
        field: 'total_charges',
        units: money,
        min: 0,
        max: 100_000,
        blank: (before) => (before.tenure === 0 ? 0 : null),
      },
      ...CATEGORIES.map((field) => name(field, Object.keys(c.categories[field]!))),
      ...FLAGS.map((field) => name(field, ['0', '1'])),
    ],
    predict: (v) => {
      const numbers = NUMBERS.map((field) => {
        const { mean, std, weight } = c.numbers[field]!;
        return (weight * (Number(v[field]) - mean)) / std;
      });
      const names = CATEGORIES.map((field) => c.categories[field]![String(v[field])]!);
      const flags = FLAGS.map((field) => c.flags[field]! * Number(v[field]));
      const z = [...numbers, ...names, ...flags].reduce((sum, part) => sum + part, c.intercept);
      return 1 / (1 + Math.exp(-z));
    },
  };
}

/** Northline: the probability that a customer leaves, over the Telco sample. */
export const churn: DirtyProject = {
  id: 'churn',
  noun: 'Customer',
  columns: [...NUMBERS, ...CATEGORIES, ...FLAGS],
  // The table's own eleven blanks are the trouble "new-customer" below.
  ordinary: (row) => row.total_charges !== '' && row.tenure !== '0',
  tolerance: 1e-6,
  spec: (model) => spec(model),
  troubles: [
    rewrite(
      'thousands',
      'a thousands separator',
      'repair',
      ['total_charges'],
      grouped,
      (row) => Number(row.total_charges) >= 1000,
    ),
    rewrite(
      'unit',
      'a tenure in years, as stated',
      'repair',
      ['tenure'],
      (value) => `${Math.max(1, Math.round(Number(value) / 12))} years`,
    ),
    rewrite('case-and-blanks', 'a name in another case, with blanks', 'repair', CATEGORIES, carelessly),
    rewrite(
      'currency',
      'a bill in euro, as stated',
      'repair',
      ['monthly_charges', 'total_charges'],
      (value) => `${(Number(value) / 1.08).toFixed(2)} EUR`,
    ),
    {
      kind: 'new-customer',
      says: 'a new customer without a bill yet',
      calls: 'repair',
      fits: () => true,
      make: (row) => ({ row: { ...row, tenure: '0', total_charges: '' }, field: 'total_charges' }),
    },
    rewrite('blank', 'a blank field', 'missing', [...NUMBERS, ...FLAGS], () => ''),
    {
      kind: 'missing-column',
      says: 'a column is missing',
      calls: 'missing',
      fits: () => true,
      make: (row, rng) => withoutField(row, rng.pick(CATEGORIES)),
    },
    rewrite(
      'text-in-number',
      'text in a number',
      'not-a-number',
      NUMBERS,
      (value, _field, rng) => `${value}${rng.pick(['abc', '?', '-ish', '..'])}`,
    ),
    rewrite(
      'negative',
      'a negative number',
      'out-of-range',
      NUMBERS,
      (value) => `-${value === '0' ? '1' : value}`,
    ),
    rewrite(
      'unknown-category',
      'a name that is in no list',
      'unknown-category',
      CATEGORIES,
      (_value, _field, rng) => rng.pick(['Three year', 'Satellite', 'Cash', 'unknown']),
    ),
    rewrite(
      'unknown-unit',
      'a currency without a rate',
      'unknown-unit',
      ['monthly_charges', 'total_charges'],
      (value, _field, rng) => `${value} ${rng.pick(['GBP', 'JPY', 'SEK'])}`,
    ),
    {
      kind: 'impossible-tenure',
      says: 'a tenure longer than phones exist',
      calls: 'out-of-range',
      fits: () => true,
      make: (row, rng) => withField(row, 'tenure', rng.pick(['600', '1999', '90 years'])),
    },
  ],
  change: {
    trouble: rewrite(
      'franc',
      'a bill in Swiss francs',
      'repair',
      ['monthly_charges', 'total_charges'],
      (value) => `${(Number(value) / 1.13).toFixed(2)} CHF`,
    ),
    spec: (model) => spec(model, { ...DOLLARS, chf: 1.13 }),
  },
};
