import { z } from 'zod';
import { cellsOf, compareCells, isBetween } from './cells';
import { type ExpectationKind, expectation } from './expectation';
import { rowOutcome } from './row-outcome';

const mostly = z.number().min(0).max(1).default(1);

const exists = expectation(
  'expect_column_to_exist',
  z.strictObject({ column: z.string(), column_index: z.number().int().nullish() }),
  (table, kwargs) => {
    const at = table.columns.findIndex(({ name }) => name === kwargs.column);
    const isThere = at !== -1 && (kwargs.column_index ?? at) === at;
    return { success: isThere, result: {} };
  },
);

const matchSet = expectation(
  'expect_table_columns_to_match_set',
  z.strictObject({ column_set: z.array(z.string()), exact_match: z.boolean().default(true) }),
  (table, kwargs) => {
    const found = table.columns.map(({ name }) => name);
    const unexpected = found.filter((name) => !kwargs.column_set.includes(name)).sort();
    const missing = kwargs.column_set.filter((name) => !found.includes(name)).sort();
    const success = missing.length === 0 && (!kwargs.exact_match || unexpected.length === 0);
    const mismatched = {
      ...(unexpected.length > 0 && { unexpected }),
      ...(missing.length > 0 && { missing }),
    };
    const hasMismatch = Object.keys(mismatched).length > 0;
    return {
      success,
      result: { observed_value: found, ...(hasMismatch && { details: { mismatched } }) },
    };
  },
);

const matchOrder = expectation(
  'expect_table_columns_to_match_ordered_list',
  z.strictObject({ column_list: z.array(z.string()) }),
  (table, { column_list: wanted }) => {
    const found = table.columns.map(({ name }) => name);
    const mismatched = Array.from({ length: Math.max(found.length, wanted.length) }, (_, at) => at)
      .filter((at) => found[at] !== wanted[at])
      .map((at) => ({
        'Expected Column Position': at,
        Expected: wanted[at] ?? null,
        Found: found[at] ?? null,
      }));
    return {
      success: mismatched.length === 0,
      result: { observed_value: found, ...(mismatched.length > 0 && { details: { mismatched } }) },
    };
  },
);

const rowCount = expectation(
  'expect_table_row_count_to_be_between',
  z.strictObject({
    min_value: z.number().nullish(),
    max_value: z.number().nullish(),
    strict_min: z.boolean().optional(),
    strict_max: z.boolean().optional(),
  }),
  (table, kwargs) => ({
    success: isBetween(table.rowCount, kwargs),
    result: { observed_value: table.rowCount },
  }),
);

const compoundUnique = expectation(
  'expect_compound_columns_to_be_unique',
  z.strictObject({
    column_list: z.array(z.string()).min(2),
    mostly,
    ignore_row_if: z
      .enum(['all_values_are_missing', 'any_value_is_missing', 'never'])
      .default('all_values_are_missing'),
  }),
  (table, kwargs) => {
    const columns = kwargs.column_list.map((name) => cellsOf(table, name));
    const rows = Array.from({ length: table.rowCount }, (_, row) =>
      columns.map((cells) => cells[row] ?? null),
    );
    const isIgnored = (row: (typeof rows)[number]) => {
      if (kwargs.ignore_row_if === 'never') return false;
      return kwargs.ignore_row_if === 'all_values_are_missing'
        ? row.every((cell) => cell === null)
        : row.some((cell) => cell === null);
    };
    const counts = new Map<string, number>();
    const keys = rows.map((row) => (isIgnored(row) ? null : JSON.stringify(row)));
    for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
    return rowOutcome(
      {
        rowCount: table.rowCount,
        missing: keys.filter((key) => key === null).length,
        unexpected: keys.flatMap((key, row) => (key !== null && counts.get(key)! > 1 ? [row] : [])),
        valueAt: (row) =>
          Object.fromEntries(kwargs.column_list.map((name, i) => [name, rows[row]![i] ?? null])),
      },
      kwargs.mostly,
    );
  },
);

const pairGreater = expectation(
  'expect_column_pair_values_a_to_be_greater_than_b',
  z.strictObject({
    column_A: z.string(),
    column_B: z.string(),
    or_equal: z.boolean().nullish(),
    mostly,
    ignore_row_if: z
      .enum(['both_values_are_missing', 'either_value_is_missing', 'neither'])
      .default('both_values_are_missing'),
  }),
  (table, kwargs) => {
    const a = cellsOf(table, kwargs.column_A);
    const b = cellsOf(table, kwargs.column_B);
    const isIgnored = (row: number) => {
      if (kwargs.ignore_row_if === 'neither') return false;
      return kwargs.ignore_row_if === 'both_values_are_missing'
        ? a[row] === null && b[row] === null
        : a[row] === null || b[row] === null;
    };
    const rows = Array.from({ length: table.rowCount }, (_, row) => row);
    const judged = rows.filter((row) => !isIgnored(row));
    const isGood = (row: number) => {
      const order = compareCells(a[row] ?? null, b[row] ?? null);
      return order !== null && (order > 0 || (order === 0 && kwargs.or_equal === true));
    };
    return rowOutcome(
      {
        rowCount: table.rowCount,
        missing: table.rowCount - judged.length,
        unexpected: judged.filter((row) => !isGood(row)),
        valueAt: (row) => [a[row] ?? null, b[row] ?? null],
      },
      kwargs.mostly,
    );
  },
);

/** Expectations about a table, or about several of its columns together. */
export const TABLE_KINDS: readonly ExpectationKind[] = [
  exists,
  matchSet,
  matchOrder,
  rowCount,
  compoundUnique,
  pairGreater,
];
