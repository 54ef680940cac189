import type { ServiceContext } from '../../../core/lab-service';
import type { Metric, Run } from '../entities';
import { MlflowError } from '../errors';
import { metricHistory } from '../store/logging';
import { getRun } from '../store/runs';
import { storeOf } from './open-store';
import { type Cell, type RunColumn, type RunRow, tabulate } from './runs-table';

/** What a comparison is asked for. */
export interface ComparisonInput {
  readonly runIds: readonly string[];
  /** How many points of a curve are given at most; 1000 unless said. */
  readonly points?: number;
}

/** One axis of parallel coordinates. */
export interface ParallelAxis {
  readonly id: string;
  readonly entity: RunColumn['entity'];
  readonly key: string;
  /** From the least to the greatest value, of an axis of numbers; null: an axis of texts. */
  readonly domain: readonly [number, number] | null;
  /** The texts of an axis of texts, in order; [] for numbers. */
  readonly categories: readonly string[];
}

/** A run as a line through all axes: 0 is the foot of an axis, 1 its top; null: it has no value there. */
export interface ParallelLine {
  readonly runId: string;
  readonly heights: readonly (number | null)[];
  readonly values: readonly Cell[];
}

export interface CurvePoint {
  readonly step: number;
  /** Milliseconds since the run began. */
  readonly elapsedMs: number;
  readonly value: number;
}

export interface Curve {
  readonly runId: string;
  readonly points: readonly CurvePoint[];
  /** How many points there are in all. */
  readonly total: number;
}

export interface MetricCurves {
  readonly key: string;
  readonly curves: readonly Curve[];
}

export interface Comparison {
  readonly columns: readonly RunColumn[];
  readonly rows: readonly RunRow[];
  readonly axes: readonly ParallelAxis[];
  readonly lines: readonly ParallelLine[];
  /** The metrics that have more than one point in any of the runs. */
  readonly curves: readonly MetricCurves[];
  /** Ids that no run has any more. */
  readonly missing: readonly string[];
}

const MAX_POINTS = 1000;

/** Runs side by side: their table, parallel coordinates over all that differs, and their metrics' curves. */
export function compareRuns(context: ServiceContext, input: ComparisonInput): Comparison {
  const store = storeOf(context);
  const runs: Run[] = [];
  const missing: string[] = [];
  for (const runId of input.runIds) {
    try {
      runs.push(getRun(store, runId));
    } catch (error) {
      if (!(error instanceof MlflowError)) throw error;
      missing.push(runId);
    }
  }
  const { columns, rows } = tabulate(runs);
  const keys = [...new Set(runs.flatMap((run) => [...run.metrics.keys()]))].sort();
  const limit = input.points ?? MAX_POINTS;
  const curves = keys
    .map((key) => ({
      key,
      curves: runs
        .filter((run) => run.metrics.has(key))
        .map((run) => curveOf(run, metricHistory(store, run.info.runId, key), limit)),
    }))
    .filter((metric) => metric.curves.some(({ total }) => total > 1));
  return { columns, rows, ...parallelCoordinates(columns, rows), curves, missing };
}

/** A curve in the order of its steps, thinned evenly to `limit` points; the last one always stays. */
function curveOf({ info }: Run, history: readonly Metric[], limit: number): Curve {
  const start = info.startTime ?? history[0]?.timestamp ?? 0;
  const points = [...history]
    .sort((a, b) => a.step - b.step || a.timestamp - b.timestamp)
    .map(({ step, timestamp, value }) => ({ step, elapsedMs: timestamp - start, value }));
  const stride = Math.max(1, Math.ceil(points.length / limit));
  const kept = points.filter((_, index) => (points.length - 1 - index) % stride === 0);
  return { runId: info.runId, points: kept, total: points.length };
}

/** The axes and lines of parallel coordinates: an axis for each metric and param that is not the same in all runs. */
export function parallelCoordinates(
  columns: readonly RunColumn[],
  rows: readonly RunRow[],
): Pick<Comparison, 'axes' | 'lines'> {
  const indexes = [...columns.keys()].filter((index) => {
    const { entity } = columns[index]!;
    return entity !== 'tag' && new Set(rows.map(({ cells }) => cells[index])).size > 1;
  });
  // What was set stands left of what came of it.
  const order = indexes.sort(
    (a, b) => Number(columns[a]!.entity === 'metric') - Number(columns[b]!.entity === 'metric') || a - b,
  );
  const axes = order.map((index) =>
    axisOf(
      columns[index]!,
      rows.map(({ cells }) => cells[index]!),
    ),
  );
  const lines = rows.map(({ runId, cells }) => ({
    runId,
    values: order.map((index) => cells[index]!),
    heights: order.map((index, at) => heightOn(axes[at]!, cells[index]!)),
  }));
  return { axes, lines };
}

function axisOf({ id, entity, key, isNumeric }: RunColumn, cells: readonly Cell[]): ParallelAxis {
  if (!isNumeric) {
    const categories = [...new Set(cells.filter((cell) => cell !== null).map(String))].sort();
    return { id, entity, key, domain: null, categories };
  }
  const numbers = cells.filter((cell): cell is number => typeof cell === 'number' && Number.isFinite(cell));
  const domain =
    numbers.length === 0 ? ([0, 1] as const) : ([Math.min(...numbers), Math.max(...numbers)] as const);
  return { id, entity, key, domain, categories: [] };
}

function heightOn({ domain, categories }: ParallelAxis, cell: Cell): number | null {
  if (cell === null) return null;
  if (domain === null) {
    const at = categories.indexOf(String(cell));
    return categories.length === 1 ? 0.5 : at / (categories.length - 1);
  }
  const value = Number(cell);
  if (!Number.isFinite(value)) return null;
  const [low, high] = domain;
  // By halves, as the width of a domain may be beyond what a number holds.
  return low === high ? 0.5 : (value / 2 - low / 2) / (high / 2 - low / 2);
}

/** The runs as points of a scatter plot of two columns of numbers; those without one of the two are left out. */
export function scatterPoints(
  rows: readonly RunRow[],
  x: number,
  y: number,
): readonly { readonly runId: string; readonly x: number; readonly y: number }[] {
  return rows.flatMap(({ runId, cells }) => {
    const [a, b] = [cells[x], cells[y]];
    const isPoint =
      typeof a === 'number' && typeof b === 'number' && Number.isFinite(a) && Number.isFinite(b);
    return isPoint ? [{ runId, x: a, y: b }] : [];
  });
}
