import { messageOf } from '../../core/errors';
import type { JsonValue } from '../../core/json';
import type { Table } from '../../dataset/table';
import type { ExpectationConfig } from './expectation';
import { EXPECTATIONS, type ExpectationSuite } from './suite';

/** What became of one expectation, as Great Expectations writes it. */
export interface ExpectationResult {
  readonly success: boolean;
  readonly expectation_config: ExpectationConfig;
  readonly result: { readonly [name: string]: JsonValue };
  readonly exception_info: {
    readonly raised_exception: boolean;
    readonly exception_message: string | null;
  };
}

/** What became of a suite. */
export interface SuiteResult {
  readonly success: boolean;
  readonly suite_name: string;
  readonly results: readonly ExpectationResult[];
  readonly statistics: {
    readonly evaluated_expectations: number;
    readonly successful_expectations: number;
    readonly unsuccessful_expectations: number;
    /** Null for a suite without expectations. */
    readonly success_percent: number | null;
  };
}

/**
 * Holds a suite against a table. An expectation that cannot be evaluated (its column is not there) does not pass, and says
 * why in `exception_info`; the others are evaluated all the same.
 */
export function validateTable(table: Table, suite: ExpectationSuite): SuiteResult {
  const results = suite.expectations.map((config) => validateOne(table, config));
  const good = results.filter(({ success }) => success).length;
  return {
    success: good === results.length,
    suite_name: suite.name,
    results,
    statistics: {
      evaluated_expectations: results.length,
      successful_expectations: good,
      unsuccessful_expectations: results.length - good,
      success_percent: results.length === 0 ? null : (100 * good) / results.length,
    },
  };
}

function validateOne(table: Table, config: ExpectationConfig): ExpectationResult {
  const kind = EXPECTATIONS.get(config.type);
  try {
    const { success, result } = kind!.evaluate(table, config.kwargs);
    return {
      success,
      expectation_config: config,
      result,
      exception_info: { raised_exception: false, exception_message: null },
    };
  } catch (thrown) {
    return {
      success: false,
      expectation_config: config,
      result: {},
      exception_info: { raised_exception: true, exception_message: messageOf(thrown) },
    };
  }
}
