import type { Column, Table } from '../dataset/table';
import { EvaluationError } from './errors';

/** Estimates of an amount beside the truth. */
export interface RegressionPredictions {
  readonly kind: 'regression';
  readonly truth: Float64Array;
  readonly estimate: Float64Array;
  /** What a second model gave for the same rows. */
  readonly baseline?: Float64Array;
  /** The place of each judged row in the table; rows without a truth or an estimate are left out. */
  readonly rows: Int32Array;
  readonly leftOut: number;
}

/** Probabilities of the class 1 beside the truth. */
export interface ClassPredictions {
  readonly kind: 'classification';
  readonly truth: Float64Array;
  readonly probability: Float64Array;
  /** What a second model gave for the same rows. */
  readonly baseline?: Float64Array;
  readonly rows: Int32Array;
  readonly leftOut: number;
}

export type Predictions = RegressionPredictions | ClassPredictions;

/** Names that the columns of a predictions file may have, the first that is there counts. */
const NAMES = {
  truth: ['truth', 'Sale_Price', 'actual', 'y_true'],
  estimate: ['estimate', 'prediction', 'y_pred'],
  probability: ['probability', 'score', 'y_score'],
  baseline: ['baseline', 'baseline_estimate', 'baseline_probability'],
} as const;

/** The columns of a predictions table that its rows are not grouped by: those that are judged. */
const JUDGED_COLUMNS: ReadonlySet<string> = new Set(Object.values(NAMES).flat());

/**
 * The predictions in a table: `probability` and a truth of 0 and 1, or `estimate` and a truth in the unit of the target;
 * `baseline` is optional. Where a column `part` says `train` for some rows, only the others are judged.
 * @throws EvaluationError that says which column is missing, or that no row can be judged.
 */
export function readPredictions(table: Table): Predictions {
  const truth = numeric(table, NAMES.truth);
  const probability = numeric(table, NAMES.probability);
  const estimate = probability ?? numeric(table, NAMES.estimate);
  const names = table.columns.map((column) => column.name).join(', ');
  if (!truth)
    throw new EvaluationError(
      `The table has no numeric column truth (or Sale_Price). It has: ${names}. Add what really happened.`,
    );
  if (!estimate)
    throw new EvaluationError(
      `The table has no numeric column estimate or probability. It has: ${names}. Add what the model said.`,
    );
  const baseline = numeric(table, NAMES.baseline);
  const trained = trainingRows(table);
  const rows = Int32Array.from(
    Array.from({ length: table.rowCount }, (_, row) => row).filter(
      (row) => !trained(row) && Number.isFinite(truth[row]) && Number.isFinite(estimate[row]),
    ),
  );
  if (rows.length === 0)
    throw new EvaluationError('No row of the table has both a true value and an estimate.');
  const take = (values: Float64Array) => Float64Array.from(rows, (row) => values[row]!);
  const common = { rows, leftOut: table.rowCount - rows.length, truth: take(truth) };
  const second = baseline ? take(baseline) : undefined;
  const shared = second?.every(Number.isFinite) ? { ...common, baseline: second } : common;
  return probability
    ? { ...shared, kind: 'classification', probability: take(probability) }
    : { ...shared, kind: 'regression', estimate: take(estimate) };
}

/** Columns that rows can be grouped by: texts, and whole numbers with few values; none that is judged. */
export function groupColumns(table: Table, { most = 60 }: { readonly most?: number } = {}): string[] {
  return table.columns
    .filter((column) => !JUDGED_COLUMNS.has(column.name) && column.name !== 'part')
    .filter((column) => distinct(column, most) >= 2)
    .map((column) => column.name);
}

/** The group of each judged row by the text of a column; a missing cell is the group "missing". */
export function groupNames(table: Table, column: string, rows: ArrayLike<number>): string[] {
  const found = table.columns.find((candidate) => candidate.name === column);
  if (!found) throw new EvaluationError(`The table has no column ${column}.`);
  return Array.from(rows, (row) => {
    if (found.kind === 'categorical') return found.dictionary[found.codes[row] ?? -1] ?? 'missing';
    return Number.isNaN(found.values[row]) ? 'missing' : String(found.values[row]);
  });
}

function numeric(table: Table, names: readonly string[]): Float64Array | undefined {
  for (const name of names) {
    const column = table.columns.find((candidate) => candidate.name === name);
    if (column?.kind === 'numeric') return column.values;
  }
  return undefined;
}

function trainingRows(table: Table): (row: number) => boolean {
  const part = table.columns.find((column) => column.name === 'part');
  if (part?.kind !== 'categorical') return () => false;
  const code = part.dictionary.indexOf('train');
  return (row) => code >= 0 && part.codes[row] === code;
}

/** How many different values a column has; 0 when more than `most`, or when it holds fractions. */
function distinct(column: Column, most: number): number {
  if (column.kind === 'categorical') return column.dictionary.length > most ? 0 : column.dictionary.length;
  const seen = new Set<number>();
  for (const value of column.values) {
    if (!Number.isNaN(value) && !Number.isInteger(value)) return 0;
    seen.add(value);
    if (seen.size > most) return 0;
  }
  return seen.size;
}
