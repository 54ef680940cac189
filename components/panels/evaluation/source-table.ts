import { cellAt, type Table } from '@/engine/dataset/table';

/** How many rows are compared before a table counts as the source. */
const SAMPLE = 25;

/**
 * Whether the predictions came from this table: its rows, counted from 1 in the column `row`, say the same in every column
 * that both have.
 */
export function isSourceOf(source: Table, predictions: Table): boolean {
  const place = predictions.columns.find((column) => column.name === 'row');
  if (place?.kind !== 'numeric') return false;
  const shared = predictions.columns.flatMap((column) => {
    const same = source.columns.find((candidate) => candidate.name === column.name);
    return same && column !== place ? [[column, same] as const] : [];
  });
  if (shared.length === 0) return false;
  const step = Math.max(1, Math.floor(predictions.rowCount / SAMPLE));
  for (let row = 0; row < predictions.rowCount; row += step) {
    const at = (place.values[row] ?? 0) - 1;
    if (at < 0 || at >= source.rowCount) return false;
    if (shared.some(([mine, theirs]) => cellAt(mine, row) !== cellAt(theirs, at))) return false;
  }
  return true;
}

/** The row of the source that a row of the predictions is about. */
export function sourceRow(predictions: Table, row: number): number {
  const place = predictions.columns.find((column) => column.name === 'row');
  return place?.kind === 'numeric' ? (place.values[row] ?? 0) - 1 : -1;
}
