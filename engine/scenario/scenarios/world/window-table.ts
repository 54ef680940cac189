import type { Column, Table } from '../../../dataset/table';
import type { RowWindow } from '../../../world/ports';
import { cellOf } from '../../../world/rows/condition';
import type { RowFeed } from '../../../world/rows/row-feed';

/** The column of a window that holds what was answered. */
export const ESTIMATE = 'estimate';

/**
 * Rows that the service was given, as a table: as they came, with what was answered. A column that no row has any more is not
 * there; a row that lacks it has no value.
 */
export function windowTable(feed: RowFeed, window: RowWindow, names: readonly string[] | null = null): Table {
  const columns = feed.columns
    .filter(({ name }) => names === null || names.includes(name))
    .flatMap((column): Column[] => {
      const cells = Array.from(window.rows, (row, at) => cellOf(column, row, window.conditions[at] ?? null));
      if (cells.length > 0 && cells.every((cell) => cell === undefined)) return [];
      if (column.kind === 'numeric')
        return [
          {
            kind: 'numeric',
            name: column.name,
            values: Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : Number.NaN)),
          },
        ];
      return [
        categorical(
          column.name,
          cells.map((cell) => (typeof cell === 'string' ? cell : null)),
        ),
      ];
    });
  const estimates = window.answers.map((answer) => (Number.isFinite(answer) ? answer : Number.NaN));
  return {
    columns: [...columns, { kind: 'numeric', name: ESTIMATE, values: estimates }],
    rowCount: window.rows.length,
    problems: [],
  };
}

function categorical(name: string, cells: readonly (string | null)[]): Column {
  const dictionary = [...new Set(cells.filter((cell) => cell !== null))];
  const code = new Map(dictionary.map((text, at) => [text, at]));
  return {
    kind: 'categorical',
    name,
    codes: Int32Array.from(cells, (cell) => (cell === null ? -1 : code.get(cell)!)),
    dictionary,
  };
}
