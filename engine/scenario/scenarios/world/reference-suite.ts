import type { ExpectationConfig } from '../../../monitoring/quality/expectation';
import { writeSuite } from '../../../monitoring/quality/suite';
import type { RowFeed } from '../../../world/rows/row-feed';

/** The share of values that has to hold: a row that is odd by itself is no reason to wake anybody. */
const MOSTLY = 0.9;
/** Of numbers, more may be odd: some fifty rows are asked for at a time, and one great house is asked for often. */
const MOSTLY_WITHIN = 0.8;
/** A column whose numbers are alike to this share of what they were is stuck. */
const STUCK = 0.1;

/**
 * A suite as somebody writes it who has looked at the rows before hour 0: each column is there and filled, numbers lie around where they
 * lay and are spread as they were, categories are known, and labels are of the size that they had.
 */
export function referenceSuite(feed: RowFeed): string {
  let known = 0;
  while (known < feed.arrivals.length && feed.arrivals[known]! < 0) known++;
  const expectations = feed.columns.flatMap((column): ExpectationConfig[] => {
    const about = { column: column.name };
    const filled: ExpectationConfig[] = [
      { type: 'expect_column_to_exist', kwargs: about },
      { type: 'expect_column_values_to_not_be_null', kwargs: { ...about, mostly: MOSTLY } },
    ];
    if (column.kind === 'category') {
      const names = new Set(
        Array.from(column.codes.subarray(0, known), (code) => column.dictionary[code] ?? ''),
      );
      const value_set = [...names].filter((name) => name !== '').sort();
      return [
        ...filled,
        { type: 'expect_column_values_to_be_in_set', kwargs: { ...about, value_set, mostly: MOSTLY } },
      ];
    }
    const values = column.values
      .slice(0, known)
      .filter((value) => !Number.isNaN(value))
      .sort();
    // By the quartiles: one great estate among small lots makes a deviation that other weeks do not have.
    const quartile = (share: number) => values[Math.floor(values.length * share)]!;
    const deviation = (quartile(0.75) - quartile(0.25)) / 1.349;
    // Around the middle 98 %, with as much again on both sides.
    const [low, high] = [
      values[Math.floor(values.length * 0.01)]!,
      values[Math.ceil(values.length * 0.99) - 1]!,
    ];
    const bounds = { min_value: low - (high - low) / 4, max_value: high + (high - low) };
    return [
      ...filled,
      {
        type: 'expect_column_values_to_be_between',
        kwargs: {
          ...about,
          ...(low > 0 ? { ...bounds, min_value: low / 2 } : bounds),
          mostly: MOSTLY_WITHIN,
        },
      },
      { type: 'expect_column_stdev_to_be_between', kwargs: { ...about, min_value: STUCK * deviation } },
    ];
  });
  const truth = feed.truth.slice(0, known).sort();
  const middle = truth[truth.length >> 1]!;
  const label: ExpectationConfig =
    feed.task === 'regression'
      ? {
          type: 'expect_column_values_to_be_between',
          kwargs: { column: 'label', min_value: middle / 20, max_value: truth.at(-1)! * 1.5, mostly: 0.97 },
        }
      : {
          type: 'expect_column_mean_to_be_between',
          kwargs: { column: 'label', min_value: 0.15, max_value: 0.4 },
        };
  return writeSuite({ name: 'asked', expectations: [...expectations, label] });
}
