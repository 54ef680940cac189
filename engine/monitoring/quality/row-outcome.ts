import type { JsonValue } from '../../core/json';
import type { Outcome } from './expectation';

const MOST_LISTED = 20;

/** Which rows an expectation was held against, and which of them it did not hold for. */
export interface RowVerdicts {
  readonly rowCount: number;
  /** Rows that were left out because their value is missing. */
  readonly missing: number;
  /** Numbers of rows, from 0, in ascending order. */
  readonly unexpected: readonly number[];
  readonly valueAt: (row: number) => JsonValue;
}

const percentOf = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);

/** Whether the share of good values is at least `mostly`; true when there is none to judge. */
export const holdsMostly = (judged: number, unexpected: number, mostly: number): boolean =>
  judged === 0 || (judged - unexpected) / judged >= mostly;

/** The outcome of an expectation about each value, as Great Expectations writes it in its format `SUMMARY`. */
export function rowOutcome({ rowCount, missing, unexpected, valueAt }: RowVerdicts, mostly: number): Outcome {
  const judged = rowCount - missing;
  const listed = unexpected.slice(0, MOST_LISTED);
  return {
    success: holdsMostly(judged, unexpected.length, mostly),
    result: {
      element_count: rowCount,
      unexpected_count: unexpected.length,
      unexpected_percent: percentOf(unexpected.length, judged),
      partial_unexpected_list: listed.map(valueAt),
      partial_unexpected_index_list: listed,
      missing_count: missing,
      missing_percent: percentOf(missing, rowCount),
      unexpected_percent_total: percentOf(unexpected.length, rowCount),
      unexpected_percent_nonmissing: percentOf(unexpected.length, judged),
    },
  };
}

/** The outcome of an expectation about missing values themselves: no row is left out. */
export function presenceOutcome(verdicts: Omit<RowVerdicts, 'missing'>, mostly: number): Outcome {
  const { rowCount, unexpected, valueAt } = verdicts;
  const listed = unexpected.slice(0, MOST_LISTED);
  return {
    success: holdsMostly(rowCount, unexpected.length, mostly),
    result: {
      element_count: rowCount,
      unexpected_count: unexpected.length,
      unexpected_percent: percentOf(unexpected.length, rowCount),
      partial_unexpected_list: listed.map(valueAt),
      partial_unexpected_index_list: listed,
    },
  };
}
