import { z } from 'zod';
import type { Table } from '../../dataset/table';
import { type Bounds, cellsOf, columnNamed, isBetween, presentNumbers } from './cells';
import { divergence } from './divergence-kind';
import { type ExpectationKind, expectation, type Outcome } from './expectation';

const column = z.string();
const bounds = {
  min_value: z.number().nullish(),
  max_value: z.number().nullish(),
  strict_min: z.boolean().optional(),
  strict_max: z.boolean().optional(),
};

/** One figure of a column between limits; a column without values has none, and does not pass. */
function figureBetween(figure: number | null, limits: Bounds<number>): Outcome {
  return {
    success: figure !== null && isBetween(figure, limits),
    result: { observed_value: figure },
  };
}

/** The value at a share of the sorted values, the nearer of two neighbours (pandas: `interpolation="nearest"`). */
function nearestQuantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const isHalf = at - low === 0.5;
  return sorted[isHalf ? low + (low % 2) : Math.round(at)]!;
}

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Of the sample: n − 1 in the denominator. */
function deviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}

const FIGURES: Readonly<Record<string, (values: readonly number[]) => number | null>> = {
  mean,
  median,
  stdev: deviation,
  min: (values) => values.reduce((a, b) => Math.min(a, b)),
  max: (values) => values.reduce((a, b) => Math.max(a, b)),
};

const figures = Object.entries(FIGURES).map(([name, figure]) =>
  expectation(
    `expect_column_${name}_to_be_between`,
    z.strictObject({ column, ...bounds }),
    (table, kwargs) => {
      const values = presentNumbers(table, kwargs.column);
      return figureBetween(values.length === 0 ? null : figure(values), kwargs);
    },
  ),
);

const quantiles = expectation(
  'expect_column_quantile_values_to_be_between',
  z.strictObject({
    column,
    quantile_ranges: z.strictObject({
      quantiles: z.array(z.number().min(0).max(1)),
      value_ranges: z.array(z.tuple([z.number().nullable(), z.number().nullable()])),
    }),
  }),
  (table, { column: name, quantile_ranges: ranges }) => {
    const sorted = ascending(presentNumbers(table, name));
    const values = ranges.quantiles.map((share) =>
      sorted.length === 0 ? null : nearestQuantile(sorted, share),
    );
    const details = values.map((value, i) => {
      const [min, max] = ranges.value_ranges[i] ?? [null, null];
      return value !== null && isBetween(value, { min_value: min, max_value: max });
    });
    return {
      success: details.every(Boolean),
      result: {
        observed_value: { quantiles: ranges.quantiles, values },
        details: { success_details: details },
      },
    };
  },
);

const uniqueShare = expectation(
  'expect_column_proportion_of_unique_values_to_be_between',
  z.strictObject({ column, ...bounds }),
  (table, kwargs) => {
    const cells = cellsOf(table, kwargs.column).filter((cell) => cell !== null);
    return figureBetween(cells.length === 0 ? null : new Set(cells).size / cells.length, kwargs);
  },
);

/** The types that a column of a table can be said to have, as pandas and Python name them. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  float64: ['float64', 'float', 'FLOAT', 'FLOAT64', 'number'],
  int64: ['int64', 'int', 'INTEGER', 'INT64', 'number'],
  object: ['object', 'O', 'str', 'string', 'VARCHAR', 'TEXT'],
};

const ofType = expectation(
  'expect_column_values_to_be_of_type',
  z.strictObject({ column, type_: z.string(), mostly: z.number().optional() }),
  (table, kwargs) => {
    const found = pandasType(table, kwargs.column);
    return { success: TYPES[found]!.includes(kwargs.type_), result: { observed_value: found } };
  },
);

/** As pandas would read it: whole numbers without gaps are int64, other numbers float64, texts object. */
function pandasType(table: Table, name: string): string {
  const found = columnNamed(table, name);
  if (found.kind === 'categorical') return 'object';
  return found.values.every(Number.isInteger) ? 'int64' : 'float64';
}

/** Expectations about one column as a whole. */
export const COLUMN_KINDS: readonly ExpectationKind[] = [
  ...figures,
  quantiles,
  uniqueShare,
  ofType,
  divergence,
];
