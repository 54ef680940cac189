import { type Cell, type RunRow, type RunsTable, sortRows } from '@/engine/tracking/mlflow/views/runs-table';

/** By what runs are ordered: the id of a column, as `metrics.loss`, or a fact of the run, as `start`. */
export interface RunOrder {
  readonly by: string;
  readonly ascending: boolean;
}

/** Facts that every run has, in the order of their columns. */
export const FACTS: readonly {
  readonly id: string;
  readonly label: string;
  readonly cell: (row: RunRow) => Cell;
}[] = [
  { id: 'name', label: 'Run', cell: ({ name }) => name },
  { id: 'status', label: 'Status', cell: ({ status }) => status },
  { id: 'start', label: 'Started', cell: ({ startMs }) => startMs },
  { id: 'duration', label: 'Took', cell: ({ durationMs }) => durationMs },
  { id: 'commit', label: 'Commit', cell: ({ commit }) => commit },
  { id: 'data', label: 'Data', cell: ({ data }) => data.map(({ value }) => value).join(' ') || null },
];

/** The rows of a table in an order; as they are when there is none, or its column is gone. */
export function orderedRows({ rows, columns }: RunsTable, order: RunOrder | null): readonly RunRow[] {
  if (order === null) return rows;
  const fact = FACTS.find(({ id }) => id === order.by);
  if (fact) return sortRows(rows, fact.cell, order.ascending);
  const at = columns.findIndex(({ id }) => id === order.by);
  return at < 0 ? rows : sortRows(rows, ({ cells }) => cells[at] ?? null, order.ascending);
}

/** What a press on a column's head does: upwards, then downwards, then as it was. */
export function nextOrder(now: RunOrder | null, by: string): RunOrder | null {
  if (now?.by !== by) return { by, ascending: true };
  return now.ascending ? { by, ascending: false } : null;
}
