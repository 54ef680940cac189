import type { Column, Table } from '../../../dataset/table';
import type { RowWindow } from '../../../world/ports';
import { cellOf } from '../../../world/rows/condition';
import type { FeatureColumn, RowFeed } from '../../../world/rows/row-feed';

/** The column of a window that holds what was answered. */
export const ESTIMATE = 'estimate';

/**
 * Rows that the service was given, as a table: as they came, with what was answered. A column that no row has any more is not
 * there; a row that lacks it has no value.
 */
export function windowTable(feed: RowFeed, window: RowWindow, names: readonly string[] | null = null): Table {
  const spoiled = new Set(window.conditions.map((condition) => condition?.column));
  const columns = feed.columns
    .filter(({ name }) => names === null || names.includes(name))
    .flatMap((column): Column[] => {
      if (!spoiled.has(column.name)) return [plain(column, window.rows)];
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

/** A column whose rows all are as they should be. */
function plain(column: FeatureColumn, rows: Int32Array): Column {
  const { name } = column;
  if (column.kind === 'numeric')
    return { kind: 'numeric', name, values: Float64Array.from(rows, (row) => column.values[row]!) };
  const codes = Int32Array.from(rows, (row) => column.codes[row]!);
  return { kind: 'categorical', name, codes, dictionary: column.dictionary };
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
