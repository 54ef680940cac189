import { z } from 'zod';
import type { Cell, Table } from '../../dataset/table';
import { MonitoringError } from '../errors';
import { cellsOf, compareCells, isBetween } from './cells';
import { type ExpectationKind, expectation, type Outcome } from './expectation';
import { presenceOutcome, rowOutcome } from './row-outcome';

const column = z.string();
const mostly = z.number().min(0).max(1).default(1);
const limit = z.union([z.number(), z.string()]).nullish();

/** Holds a condition against each value that is there. */
function eachValue(table: Table, name: string, share: number, isGood: (cell: Cell) => boolean): Outcome {
  const cells = cellsOf(table, name);
  const missing = cells.filter((cell) => cell === null).length;
  const unexpected = cells.flatMap((cell, row) => (cell === null || isGood(cell) ? [] : [row]));
  return rowOutcome(
    { rowCount: cells.length, missing, unexpected, valueAt: (row) => cells[row] ?? null },
    share,
  );
}

const notNull = expectation(
  'expect_column_values_to_not_be_null',
  z.strictObject({ column, mostly }),
  (table, kwargs) => {
    const cells = cellsOf(table, kwargs.column);
    const unexpected = cells.flatMap((cell, row) => (cell === null ? [row] : []));
    return presenceOutcome({ rowCount: cells.length, unexpected, valueAt: () => null }, kwargs.mostly);
  },
);

const unique = expectation(
  'expect_column_values_to_be_unique',
  z.strictObject({ column, mostly }),
  (table, kwargs) => {
    const counts = new Map<Cell, number>();
    for (const cell of cellsOf(table, kwargs.column)) counts.set(cell, (counts.get(cell) ?? 0) + 1);
    return eachValue(table, kwargs.column, kwargs.mostly, (cell) => counts.get(cell) === 1);
  },
);

const between = expectation(
  'expect_column_values_to_be_between',
  z.strictObject({
    column,
    mostly,
    min_value: limit,
    max_value: limit,
    strict_min: z.boolean().optional(),
    strict_max: z.boolean().optional(),
  }),
  (table, kwargs) => eachValue(table, kwargs.column, kwargs.mostly, (cell) => isBetween(cell, kwargs)),
);

const inSet = expectation(
  'expect_column_values_to_be_in_set',
  z.strictObject({ column, mostly, value_set: z.array(z.union([z.number(), z.string()])) }),
  (table, kwargs) => {
    const known = new Set<Cell>(kwargs.value_set);
    return eachValue(table, kwargs.column, kwargs.mostly, (cell) => known.has(cell));
  },
);

const matchRegex = expectation(
  'expect_column_values_to_match_regex',
  z.strictObject({ column, mostly, regex: z.string() }),
  (table, kwargs) => {
    const pattern = patternOf(kwargs.regex);
    return eachValue(table, kwargs.column, kwargs.mostly, (cell) => pattern.test(String(cell)));
  },
);

const increasing = expectation(
  'expect_column_values_to_be_increasing',
  z.strictObject({ column, mostly, strictly: z.boolean().nullish() }),
  (table, kwargs) => {
    let before: Cell = null;
    return eachValue(table, kwargs.column, kwargs.mostly, (cell) => {
      const order = before === null ? 1 : compareCells(cell, before);
      before = cell;
      return order !== null && (order > 0 || (order === 0 && !kwargs.strictly));
    });
  },
);

function patternOf(regex: string): RegExp {
  try {
    return new RegExp(regex, 'u');
  } catch (cause) {
    throw new MonitoringError(
      'suite-invalid',
      `The regex ${JSON.stringify(regex)} cannot be read: ${(cause as Error).message}.`,
    );
  }
}

/** Expectations about each value of one column; those that are missing are not judged. */
export const VALUE_KINDS: readonly ExpectationKind[] = [
  notNull,
  unique,
  between,
  inSet,
  matchRegex,
  increasing,
];
