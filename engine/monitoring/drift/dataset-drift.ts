import type { JsonValue } from '../../core/json';
import { type Rng, seededRng } from '../../core/rng';
import type { Table } from '../../dataset/table';
import { MonitoringError } from '../errors';
import { type ColumnDrift, type ColumnDriftOptions, columnDrift } from './column-drift';
import { sampleOf } from './sample';

/** The share of drifted columns from which a data set counts as drifted. */
const DRIFT_SHARE = 0.5;

export interface DatasetDriftOptions {
  /** The columns that are compared; absent: all that both tables have. */
  readonly columns?: readonly string[];
  /** A test or threshold for some of the columns, by name. */
  readonly perColumn?: Readonly<Record<string, ColumnDriftOptions>>;
  /** Tests for all other columns of a kind. */
  readonly numTest?: string;
  readonly catTest?: string;
  /** From 0 to 1. */
  readonly driftShare?: number;
  readonly rng?: Rng;
}

/** The drift of a data set: of each column, and how many of them. */
export interface DatasetDrift {
  readonly columns: Readonly<Record<string, ColumnDrift>>;
  readonly columnCount: number;
  readonly driftedCount: number;
  readonly driftedShare: number;
  readonly driftShare: number;
  readonly isDrift: boolean;
}

/**
 * Compares each column of two tables; the data set has drifted when the share of drifted columns reaches the wanted one.
 * A column without values on one side is listed as such, and does not count as drifted.
 * @throws MonitoringError for a column that one table lacks, or whose kind differs between the two
 */
export function datasetDrift(
  reference: Table,
  current: Table,
  options: DatasetDriftOptions = {},
): DatasetDrift {
  const names = options.columns ?? sharedNames(reference, current);
  const columns: Record<string, ColumnDrift> = {};
  for (const name of names) {
    const first = columnNamed(reference, name, 'reference');
    const second = columnNamed(current, name, 'current');
    if (first.kind !== second.kind)
      throw new MonitoringError(
        'drift-input',
        `The column ${name} is ${first.kind} in the reference and ${second.kind} in the current data. Mend its values, or leave the column out.`,
      );
    const byKind = first.kind === 'numeric' ? options.numTest : options.catTest;
    columns[name] = columnDrift(sampleOf(first), sampleOf(second), {
      rng: (options.rng ?? seededRng(0)).fork(name),
      ...(byKind !== undefined && { test: byKind }),
      ...options.perColumn?.[name],
    });
  }
  const driftedCount = Object.values(columns).filter(
    (one) => one.status === 'compared' && one.isDrift,
  ).length;
  const driftShare = options.driftShare ?? DRIFT_SHARE;
  const driftedShare = names.length === 0 ? 0 : driftedCount / names.length;
  return {
    columns,
    columnCount: names.length,
    driftedCount,
    driftedShare,
    driftShare,
    isDrift: names.length > 0 && driftedShare >= driftShare,
  };
}

/** The report as Evidently's `DatasetDriftMetrics` writes it, by its names. */
export function driftReport(drift: DatasetDrift): JsonValue {
  const byColumns: Record<string, JsonValue> = {};
  for (const [name, column] of Object.entries(drift.columns)) {
    if (column.status === 'empty') continue;
    byColumns[name] = {
      column_name: name,
      column_type: column.kind,
      stattest_name: column.displayName,
      stattest_threshold: column.threshold,
      drift_score: column.score,
      drift_detected: column.isDrift,
    };
  }
  return {
    number_of_columns: drift.columnCount,
    number_of_drifted_columns: drift.driftedCount,
    share_of_drifted_columns: drift.driftedShare,
    dataset_drift: drift.isDrift,
    drift_by_columns: byColumns,
  };
}

function sharedNames(reference: Table, current: Table): string[] {
  const known = new Set(current.columns.map(({ name }) => name));
  return reference.columns.map(({ name }) => name).filter((name) => known.has(name));
}

function columnNamed(table: Table, name: string, side: string) {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column) return column;
  const names = table.columns.map((candidate) => candidate.name);
  throw new MonitoringError(
    'drift-input',
    `There is no column ${name} in the ${side} data. There are: ${names.join(', ')}.`,
  );
}
