import type { DirtyProject } from './project';
import type { RowSpec } from './row-rules';
import { carelessly, grouped, rewrite, withField, withoutField } from './trouble-parts';

interface PriceCoefficients {
  readonly intercept: number;
  readonly logArea: number;
  readonly logLot: number;
  readonly basement: number;
  readonly age: number;
  readonly condition: number;
  readonly garageCars: number;
  readonly fullBath: number;
  readonly conditions: readonly string[];
  readonly neighborhoods: Readonly<Record<string, number>>;
}

const AREA = { sqft: 1, m2: 10.7639 };
const PER_DOLLAR: Readonly<Record<string, number>> = { USD: 1, EUR: 0.92 };
const AREAS = ['Gr_Liv_Area', 'Lot_Area'];

function spec(model: unknown, lotUnits: Readonly<Record<string, number>> = AREA): RowSpec {
  const c = model as PriceCoefficients;
  const number = (field: string, min: number, max: number, units: Readonly<Record<string, number>> = {}) =>
    ({ kind: 'quantity', field, units, min, max }) as const;
  const name = (field: string, names: readonly string[]) =>
    ({ kind: 'category', field, names, unknownCode: 'unknown-category' }) as const;
  return {
    fields: [
      number('Gr_Liv_Area', 200, 10_000, AREA),
      number('Lot_Area', 500, 500_000, lotUnits),
      number('Total_Bsmt_SF', 0, 10_000, AREA),
      number('Year_Sold', 2000, 2100),
      { ...number('Year_Built', 1800, 0), max: (before) => Number(before.Year_Sold) + 1 },
      number('Garage_Cars', 0, 10),
      number('Full_Bath', 0, 10),
      name('Overall_Cond', c.conditions),
      name('Neighborhood', Object.keys(c.neighborhoods)),
      {
        kind: 'category',
        field: 'currency',
        names: Object.keys(PER_DOLLAR),
        blank: 'USD',
        unknownCode: 'unknown-currency',
      },
    ],
    predict: (v) =>
      PER_DOLLAR[String(v.currency)]! *
      Math.exp(
        c.intercept +
          c.logArea * Math.log(Number(v.Gr_Liv_Area)) +
          c.logLot * Math.log(Number(v.Lot_Area)) +
          c.basement * (Number(v.Total_Bsmt_SF) / 1000) +
          c.age * Math.max(0, Number(v.Year_Sold) - Number(v.Year_Built)) +
          c.condition * (c.conditions.indexOf(String(v.Overall_Cond)) + 1) +
          c.garageCars * Number(v.Garage_Cars) +
          c.fullBath * Number(v.Full_Bath) +
          c.neighborhoods[String(v.Neighborhood)]!,
      ),
  };
}

/** Homestead: estimates beside listings, over the Ames sales. */
export const housePrice: DirtyProject = {
  id: 'house-price',
  noun: 'Listing',
  columns: [
    'Gr_Liv_Area',
    'Lot_Area',
    'Total_Bsmt_SF',
    'Year_Sold',
    'Year_Built',
    'Garage_Cars',
    'Full_Bath',
    'Overall_Cond',
    'Neighborhood',
  ],
  ordinary: () => true,
  tolerance: 1,
  spec: (model) => spec(model),
  troubles: [
    rewrite(
      'thousands',
      'a thousands separator',
      'repair',
      ['Lot_Area'],
      grouped,
      (row) => Number(row.Lot_Area) >= 1000,
    ),
    rewrite(
      'unit',
      'an area in square metres, as stated',
      'repair',
      AREAS,
      (value) => `${(Number(value) / 10.7639).toFixed(1)} m2`,
    ),
    rewrite(
      'case-and-blanks',
      'a name in another case, with blanks',
      'repair',
      ['Neighborhood', 'Overall_Cond'],
      carelessly,
    ),
    {
      kind: 'currency',
      says: 'an estimate in euro was asked for',
      calls: 'repair',
      fits: () => true,
      make: (row) => withField(row, 'currency', 'EUR'),
    },
    rewrite(
      'blank',
      'a blank field',
      'missing',
      ['Gr_Liv_Area', 'Lot_Area', 'Total_Bsmt_SF', 'Garage_Cars', 'Full_Bath'],
      () => '',
    ),
    {
      kind: 'missing-column',
      says: 'a column is missing',
      calls: 'missing',
      fits: () => true,
      make: (row, rng) => withoutField(row, rng.pick(['Neighborhood', 'Overall_Cond'])),
    },
    rewrite(
      'text-in-number',
      'text in a number',
      'not-a-number',
      AREAS,
      (value, _field, rng) => `${value}${rng.pick(['abc', 'sqft?', '-ish', '..'])}`,
    ),
    rewrite('negative', 'a negative number', 'out-of-range', AREAS, (value) => `-${value}`),
    rewrite(
      'unknown-category',
      'a name that is in no list',
      'unknown-category',
      ['Neighborhood', 'Overall_Cond'],
      (_value, field, rng) =>
        field === 'Neighborhood'
          ? rng.pick(['Springfield', 'Ames', 'Downtown'])
          : rng.pick(['Splendid', 'OK', 'Renovated']),
    ),
    {
      kind: 'unknown-currency',
      says: 'a currency without a rate',
      calls: 'unknown-currency',
      fits: () => true,
      make: (row, rng) => withField(row, 'currency', rng.pick(['GBP', 'CHF', 'JPY'])),
    },
    rewrite(
      'unknown-unit',
      'a unit that is in no list',
      'unknown-unit',
      AREAS,
      (value, _field, rng) => `${value} ${rng.pick(['yards', 'ping', 'rods'])}`,
    ),
    {
      kind: 'impossible-year',
      says: 'built years after it was sold',
      calls: 'out-of-range',
      fits: () => true,
      make: (row, rng) => withField(row, 'Year_Built', String(Number(row.Year_Sold) + 2 + rng.int(60))),
    },
  ],
  change: {
    trouble: rewrite(
      'acres',
      'a lot in acres',
      'repair',
      ['Lot_Area'],
      (value) => `${(Number(value) / 43_560).toFixed(3)} ac`,
      (row) => Number(row.Lot_Area) >= 1000,
    ),
    spec: (model) => spec(model, { ...AREA, ac: 43_560 }),
  },
};
