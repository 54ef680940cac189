import { messageOf } from '../../core/errors';
import type { Table } from '../../dataset/table';
import type { ColumnDriftOptions } from '../drift/column-drift';
import { type DatasetDrift, datasetDrift } from '../drift/dataset-drift';
import type { ExpectationSuite } from '../quality/suite';
import { type SuiteResult, validateTable } from '../quality/validate';
import type { DriftPlan } from './drift-file';

/** What was seen at one look: the rows of the window against the reference, the newest rows against the suites. */
export interface Look {
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Rows in the window of drift, and those since the last look. */
  readonly windowRows: number;
  readonly newRows: number;
  /** Null: too few rows in the window, or it could not be computed. */
  readonly drift: DatasetDrift | null;
  /** Why drift could not be computed, where that is not a matter of too few rows. */
  readonly problem: string | null;
  readonly quality: readonly SuiteResult[];
}

/**
 * Compares the rows of a window with the reference, and holds the suites against the rows since the last look.
 * @param window rows of the window of drift
 * @param fresh rows since the last look; without any, suites are not held against them
 */
export function lookAt(
  time: number,
  reference: Table,
  window: Table,
  fresh: Table,
  plan: DriftPlan,
  suites: readonly ExpectationSuite[],
): Look {
  const seen = { time, windowRows: window.rowCount, newRows: fresh.rowCount };
  const quality = fresh.rowCount === 0 ? [] : suites.map((suite) => validateTable(fresh, suite));
  if (window.rowCount < plan.minimumRows) return { ...seen, drift: null, problem: null, quality };
  try {
    return { ...seen, drift: driftOf(reference, window, plan), problem: null, quality };
  } catch (thrown) {
    return { ...seen, drift: null, problem: messageOf(thrown), quality };
  }
}

function driftOf(reference: Table, window: Table, plan: DriftPlan): DatasetDrift {
  const known = new Set(window.columns.map(({ name }) => name));
  const columns = plan.columns ?? reference.columns.map(({ name }) => name).filter((name) => known.has(name));
  const perColumn: Record<string, ColumnDriftOptions> = {};
  for (const { name, kind } of reference.columns) {
    const { test, threshold } = plan.tests[name] ?? (kind === 'numeric' ? plan.numeric : plan.categorical);
    perColumn[name] = {
      ...(test !== undefined && { test }),
      ...(threshold !== undefined && { threshold }),
    };
  }
  return datasetDrift(reference, window, { columns, perColumn, driftShare: plan.share });
}
