import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Table } from '../../dataset/table';
import { EXPECTATIONS, parseSuite, writeSuite } from './suite';
import { validateTable } from './validate';

type Values = readonly (number | string | null)[];

function tableOf(columns: Record<string, Values>): Table {
  const entries = Object.entries(columns);
  return {
    rowCount: entries[0]?.[1].length ?? 0,
    problems: [],
    columns: entries.map(([name, values]) => {
      if (values.every((value) => typeof value !== 'string'))
        return {
          kind: 'numeric',
          name,
          values: Float64Array.from(values, (v) => (v as number | null) ?? Number.NaN),
        };
      const dictionary = [...new Set(values.filter((value): value is string => value !== null))];
      return {
        kind: 'categorical',
        name,
        dictionary,
        codes: Int32Array.from(values, (value) => (value === null ? -1 : dictionary.indexOf(String(value)))),
      };
    }),
  };
}

const houses = tableOf({
  id: [1, 2, 3, 4, 5, 5],
  area: [50, 80, null, 120, 999, 70],
  low: [40, 80, null, 100, null, 71],
  zone: ['RL', 'RM', 'RL', 'XX', null, 'RL'],
});
const one = (type: string, kwargs: Record<string, unknown>) => {
  const suite = parseSuite(JSON.stringify({ name: 's', expectations: [{ type, kwargs }] }), 's.json');
  return validateTable(houses, suite).results[0]!;
};

describe('expectations', () => {
  it('a value out of its limits: the whole result by its names', () => {
    const result = one('expect_column_values_to_be_between', {
      column: 'area',
      min_value: 10,
      max_value: 500,
    });
    expect(result).toEqual({
      success: false,
      expectation_config: {
        type: 'expect_column_values_to_be_between',
        kwargs: { column: 'area', min_value: 10, max_value: 500 },
      },
      result: {
        element_count: 6,
        unexpected_count: 1,
        unexpected_percent: 20,
        partial_unexpected_list: [999],
        partial_unexpected_index_list: [4],
        missing_count: 1,
        missing_percent: 100 / 6,
        unexpected_percent_total: 100 / 6,
        unexpected_percent_nonmissing: 20,
      },
      exception_info: { raised_exception: false, exception_message: null },
    });
  });

  it('`mostly` counts the values that are there: 4 of 5 is 0.8, not 4 of 6', () => {
    const kwargs = { column: 'area', max_value: 500 };
    expect(one('expect_column_values_to_be_between', { ...kwargs, mostly: 0.8 }).success).toBe(true);
    expect(one('expect_column_values_to_be_between', { ...kwargs, mostly: 0.81 }).success).toBe(false);
  });

  it.each([
    ['expect_column_to_exist', { column: 'zone' }, true],
    ['expect_column_to_exist', { column: 'zone', column_index: 1 }, false],
    ['expect_column_to_exist', { column: 'nope' }, false],
    ['expect_table_columns_to_match_set', { column_set: ['zone', 'low', 'area', 'id'] }, true],
    ['expect_table_columns_to_match_set', { column_set: ['id', 'area'] }, false],
    ['expect_table_columns_to_match_set', { column_set: ['id', 'area'], exact_match: false }, true],
    ['expect_table_columns_to_match_ordered_list', { column_list: ['id', 'area', 'low', 'zone'] }, true],
    ['expect_table_columns_to_match_ordered_list', { column_list: ['area', 'id', 'low', 'zone'] }, false],
    ['expect_table_row_count_to_be_between', { min_value: 6, max_value: 6 }, true],
    ['expect_table_row_count_to_be_between', { min_value: 6, strict_min: true }, false],
    ['expect_column_values_to_not_be_null', { column: 'id' }, true],
    ['expect_column_values_to_not_be_null', { column: 'low' }, false],
    ['expect_column_values_to_not_be_null', { column: 'low', mostly: 0.6 }, true],
    ['expect_column_values_to_be_unique', { column: 'area' }, true],
    ['expect_column_values_to_be_unique', { column: 'id' }, false],
    ['expect_column_values_to_be_between', { column: 'area', min_value: 50 }, true],
    ['expect_column_values_to_be_between', { column: 'area', min_value: 50, strict_min: true }, false],
    ['expect_column_values_to_be_between', { column: 'zone', min_value: 'A', max_value: 'Z' }, true],
    ['expect_column_values_to_be_between', { column: 'zone', min_value: 3 }, false],
    ['expect_column_values_to_be_in_set', { column: 'zone', value_set: ['RL', 'RM', 'XX'] }, true],
    ['expect_column_values_to_be_in_set', { column: 'zone', value_set: ['RL', 'RM'] }, false],
    ['expect_column_values_to_match_regex', { column: 'zone', regex: '^R' }, false],
    ['expect_column_values_to_match_regex', { column: 'zone', regex: '[A-Z]$' }, true],
    ['expect_column_values_to_be_of_type', { column: 'id', type_: 'int64' }, true],
    ['expect_column_values_to_be_of_type', { column: 'area', type_: 'int64' }, false],
    ['expect_column_values_to_be_of_type', { column: 'zone', type_: 'str' }, true],
    ['expect_column_values_to_be_increasing', { column: 'id' }, true],
    ['expect_column_values_to_be_increasing', { column: 'id', strictly: true }, false],
    ['expect_column_mean_to_be_between', { column: 'id', min_value: 3.3, max_value: 3.4 }, true],
    ['expect_column_median_to_be_between', { column: 'area', min_value: 80, max_value: 80 }, true],
    ['expect_column_stdev_to_be_between', { column: 'id', min_value: 1.6, max_value: 1.64 }, true],
    ['expect_column_min_to_be_between', { column: 'area', min_value: 50 }, true],
    ['expect_column_max_to_be_between', { column: 'area', max_value: 998 }, false],
    ['expect_column_proportion_of_unique_values_to_be_between', { column: 'id', max_value: 0.83 }, false],
    ['expect_compound_columns_to_be_unique', { column_list: ['id', 'area'] }, true],
    ['expect_column_pair_values_a_to_be_greater_than_b', { column_A: 'area', column_B: 'low' }, false],
    [
      'expect_column_pair_values_a_to_be_greater_than_b',
      { column_A: 'area', column_B: 'low', or_equal: true, mostly: 0.6 },
      true,
    ],
    [
      'expect_column_quantile_values_to_be_between',
      {
        column: 'id',
        quantile_ranges: {
          quantiles: [0, 0.5, 1],
          value_ranges: [
            [1, 1],
            [3, 4],
            [5, null],
          ],
        },
      },
      true,
    ],
    [
      'expect_column_kl_divergence_to_be_less_than',
      {
        column: 'zone',
        partition_object: { values: ['RL', 'RM', 'XX'], weights: [0.6, 0.2, 0.2] },
        threshold: 0,
      },
      true,
    ],
    [
      'expect_column_kl_divergence_to_be_less_than',
      { column: 'zone', partition_object: { values: ['RL', 'RM'], weights: [0.8, 0.2] }, threshold: 9 },
      false,
    ],
    [
      'expect_column_kl_divergence_to_be_less_than',
      { column: 'id', partition_object: { bins: [0.5, 2.5, 5.5], weights: [0.5, 0.5] }, threshold: 0.06 },
      true,
    ],
  ] as const)('%s %j: %s', (type, kwargs, wanted) => {
    expect(one(type, kwargs)).toMatchObject({ success: wanted, exception_info: { raised_exception: false } });
  });

  it('the divergence of two shares by its formula', () => {
    const { result } = one('expect_column_kl_divergence_to_be_less_than', {
      column: 'id',
      partition_object: { bins: [0.5, 2.5, 5.5], weights: [0.5, 0.5] },
      threshold: 1,
    });
    const wanted = (1 / 3) * Math.log(2 / 3) + (2 / 3) * Math.log(4 / 3);
    expect(result.observed_value).toBeCloseTo(wanted, 12);
  });

  it('each kind of expectation is tried above', () => {
    expect(EXPECTATIONS.size).toBe(21);
  });

  it('a column that is not there is an exception of that expectation alone', () => {
    const suite = parseSuite(
      JSON.stringify({
        expectation_suite_name: 'old',
        expectations: [
          { expectation_type: 'expect_column_values_to_be_unique', kwargs: { column: 'nope' } },
          { expectation_type: 'expect_column_values_to_not_be_null', kwargs: { column: 'id' } },
        ],
      }),
      's.json',
    );
    const result = validateTable(houses, suite);
    expect(result.statistics).toEqual({
      evaluated_expectations: 2,
      successful_expectations: 1,
      unsuccessful_expectations: 1,
      success_percent: 50,
    });
    expect(result.results[0]!.exception_info.exception_message).toMatch(/There is no column nope/);
  });
});

describe('the file of a suite', () => {
  it.each([
    ['{', /it is no JSON/],
    ['{"name":"a"}', /expectations/],
    ['{"expectations":[{"kwargs":{}}]}', /expectations\.0 has no type/],
    ['{"expectations":[{"type":"expect_magic"}]}', /no expect_magic; there are expect_column_to_exist/],
    [
      '{"expectations":[{"type":"expect_column_values_to_be_in_set","kwargs":{"column":"a"}}]}',
      /expectations\.0 \(expect_column_values_to_be_in_set\): kwargs value_set/,
    ],
    [
      '{"expectations":[{"type":"expect_column_values_to_be_unique","kwargs":{"column":"a","mostli":1}}]}',
      /mostli/,
    ],
  ])('%s is refused', (text, message) => expect(() => parseSuite(text, 'q.json')).toThrow(message));

  it('is written so that it reads back the same', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b'), { maxLength: 4 }), fc.string(), (columns, name) => {
        const suite = {
          name,
          expectations: columns.map((column) => ({
            type: 'expect_column_values_to_be_unique',
            kwargs: { column },
            meta: { why: column },
          })),
        };
        expect(parseSuite(writeSuite(suite), 'q.json')).toEqual(suite);
      }),
    );
  });

  it('the counts of a result always add up', () => {
    const cell = fc.option(fc.integer({ min: 0, max: 9 }), { nil: null });
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 0, max: 9 }),
        (cells, limit) => {
          const suite = parseSuite(
            JSON.stringify({
              expectations: [
                {
                  type: 'expect_column_values_to_be_between',
                  kwargs: { column: 'x', max_value: limit, mostly: 0.5 },
                },
              ],
            }),
            'q.json',
          );
          const { success, result } = validateTable(tableOf({ x: cells }), suite).results[0]!;
          const present = cells.filter((value) => value !== null);
          const bad = present.filter((value) => value > limit).length;
          expect(result).toMatchObject({
            unexpected_count: bad,
            missing_count: cells.length - present.length,
          });
          expect(success).toBe(present.length === 0 || (present.length - bad) / present.length >= 0.5);
        },
      ),
    );
  });
});
