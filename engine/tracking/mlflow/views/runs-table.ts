import type { ServiceContext } from '../../../core/lab-service';
import type { Damage, Run, RunStatus, ViewType } from '../entities';
import { MlflowError } from '../errors';
import { compareScalars } from '../filter/evaluate';
import { searchExperiments, searchRuns } from '../search/search';
import { dataTagsOf, type KeyValue } from './data-tags';
import { storeOf } from './open-store';

/** What the table of runs is asked for. */
export interface RunsTableInput {
  /** All active ones when there is none. */
  readonly experimentIds?: readonly string[];
  /** In MLflow's filter grammar. */
  readonly filter?: string;
  readonly orderBy?: readonly string[];
  readonly view?: ViewType;
}

/** A value of a metric, param or tag in the table; null: the run has none. */
export type Cell = string | number | null;

export interface RunColumn {
  /** As a filter names it, e.g. `metrics.loss`. */
  readonly id: string;
  readonly entity: 'metric' | 'parameter' | 'tag';
  readonly key: string;
  /** Every value is a number (params are texts that read as one). */
  readonly isNumeric: boolean;
  /** All runs that have it have the same. */
  readonly isConstant: boolean;
}

export interface RunRow {
  readonly runId: string;
  readonly experimentId: string;
  readonly name: string;
  readonly status: RunStatus;
  readonly isDeleted: boolean;
  /** Milliseconds since the epoch. */
  readonly startMs: number | null;
  readonly durationMs: number | null;
  readonly user: string;
  readonly commit: string | null;
  /** DVC's MD5s by path, as the run's tags say. */
  readonly data: readonly KeyValue[];
  readonly parentRunId: string | null;
  /** One for each column. */
  readonly cells: readonly Cell[];
}

export interface ExperimentCard {
  readonly experimentId: string;
  readonly name: string;
  readonly isDeleted: boolean;
}

export interface RunsTable {
  readonly experiments: readonly ExperimentCard[];
  readonly columns: readonly RunColumn[];
  readonly rows: readonly RunRow[];
  /** Why the filter or the order could not be used, in MLflow's words; there are no rows then. */
  readonly problem: string | null;
  /** Files that could not be read, and what they belong to is left out. */
  readonly damaged: readonly Damage[];
}

const asNumber = (text: string): number | null =>
  text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : null;

function valuesOf(run: Run, entity: RunColumn['entity']): ReadonlyMap<string, Cell> {
  if (entity === 'metric') return new Map([...run.metrics].map(([key, { value }]) => [key, value]));
  if (entity === 'parameter') return run.params;
  // Tags of MLflow itself and versions of data are shown as what they mean.
  return new Map([...run.tags].filter(([key]) => !/^(?:mlflow|dvc)\./.test(key)));
}

const ENTITIES = [
  ['metric', 'metrics'],
  ['parameter', 'params'],
  ['tag', 'tags'],
] as const;

/** The columns of some runs: every metric, param and tag that any of them has, and what each run has in them. */
export function tabulate(runs: readonly Run[]): Pick<RunsTable, 'columns' | 'rows'> {
  const columns: RunColumn[] = [];
  const cells: Cell[][] = runs.map(() => []);
  for (const [entity, prefix] of ENTITIES) {
    const values = runs.map((run) => valuesOf(run, entity));
    const keys = [...new Set(values.flatMap((map) => [...map.keys()]))].sort();
    for (const key of keys) {
      const raw = values.map((map) => map.get(key) ?? null);
      const present = raw.filter((cell) => cell !== null);
      const numbers = raw.map((cell) => (typeof cell === 'string' ? asNumber(cell) : cell));
      const isNumeric = raw.every((cell, index) => cell === null || numbers[index] !== null);
      const isConstant = present.every((cell) => Object.is(cell, present[0]));
      columns.push({ id: `${prefix}.${key}`, entity, key, isNumeric, isConstant });
      for (const [index, row] of cells.entries()) row.push((isNumeric ? numbers : raw)[index]!);
    }
  }
  return { columns, rows: runs.map((run, index) => rowOf(run, cells[index]!)) };
}

function rowOf({ info, tags }: Run, cells: readonly Cell[]): RunRow {
  const { startTime, endTime } = info;
  return {
    runId: info.runId,
    experimentId: info.experimentId,
    name: info.runName,
    status: info.status,
    isDeleted: info.lifecycleStage === 'deleted',
    startMs: startTime,
    durationMs: startTime === null || endTime === null ? null : endTime - startTime,
    user: info.userId,
    commit: tags.get('mlflow.source.git.commit') ?? null,
    data: dataTagsOf(tags),
    parentRunId: tags.get('mlflow.parentRunId') ?? null,
    cells,
  };
}

/** The runs of some experiments as a table. */
export function runsTable(context: ServiceContext, input: RunsTableInput): RunsTable {
  const store = storeOf(context);
  const found = searchExperiments(store, 'ALL', { maxResults: 50_000, orderBy: ['name'] });
  const experiments = found.items.map(({ experimentId, name, lifecycleStage }) => ({
    experimentId,
    name,
    isDeleted: lifecycleStage === 'deleted',
  }));
  const active = experiments.filter(({ isDeleted }) => !isDeleted).map(({ experimentId }) => experimentId);
  const ids = input.experimentIds?.length ? input.experimentIds : active;
  const { filter, orderBy, view = 'ACTIVE_ONLY' } = input;
  try {
    const { items, damaged } = searchRuns(store, ids, view, { filter, orderBy, maxResults: 50_000 });
    return { experiments, ...tabulate(items), problem: null, damaged: [...found.damaged, ...damaged] };
  } catch (error) {
    if (!(error instanceof MlflowError)) throw error;
    return { experiments, columns: [], rows: [], problem: error.message, damaged: found.damaged };
  }
}

/** Rows by what `cellOf` says of each, numbers as numbers; what is missing comes last both ways. */
export function sortRows(
  rows: readonly RunRow[],
  cellOf: (row: RunRow) => Cell,
  ascending: boolean,
): RunRow[] {
  return [...rows].sort((a, b) => compareScalars(cellOf(a), cellOf(b), ascending));
}
