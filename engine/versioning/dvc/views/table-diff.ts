import { type ColumnSummary, summarizeColumn } from './table-columns';
import { findKey, type Match, matchByContent, matchByKey, type Table } from './table-rows';

/** A column on both sides. */
export interface ColumnDiff {
  readonly name: string;
  readonly change: 'same' | 'added' | 'removed' | 'retyped';
  readonly before?: ColumnSummary;
  readonly after?: ColumnSummary;
  /** Cells that differ, in rows of both sides. */
  readonly changedCells: number;
}

/** A row that differs. */
export interface RowDiff {
  readonly kind: 'added' | 'removed' | 'changed';
  /** What tells it from others: the values of the key, or its number. */
  readonly key: string;
  /** Number of the row, from 1, on each side that has it. */
  readonly before?: number;
  readonly after?: number;
  /** Of a changed row, the cells that differ; of others, all of them. */
  readonly cells: readonly { readonly column: string; readonly before?: string; readonly after?: string }[];
}

/** What differs between two tables. */
export interface TableDiff {
  readonly columns: readonly ColumnDiff[];
  /** Columns by which rows were matched; null: by content, then by place. */
  readonly key: readonly string[] | null;
  readonly counts: {
    readonly before: number;
    readonly after: number;
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    readonly same: number;
  };
  /** The first of the rows that differ. */
  readonly rows: readonly RowDiff[];
}

/**
 * Compares two tables: rows by the column (or two) that tells them apart best on both sides, else by content and place;
 * columns by name.
 * @param limit how many rows that differ are returned
 */
export function diffTables(before: Table, after: Table, limit: number): TableDiff {
  const shared = before.columns.filter((name) => after.columns.includes(name));
  const key = findKey(before, after, shared);
  const matches = key ? matchByKey(before, after, key) : matchByContent(before, after, shared);
  const places = shared.map((name) => ({
    name,
    left: before.columns.indexOf(name),
    right: after.columns.indexOf(name),
  }));
  const changedCells = new Map<string, number>();
  const counts = {
    before: before.rows.length,
    after: after.rows.length,
    added: 0,
    removed: 0,
    changed: 0,
    same: 0,
  };
  const rows: RowDiff[] = [];
  for (const match of matches) {
    const row = compareRow(before, after, match, places, key);
    if (row.kind === 'same') {
      counts.same++;
      continue;
    }
    counts[row.kind]++;
    if (row.kind === 'changed')
      for (const { column } of row.cells) changedCells.set(column, (changedCells.get(column) ?? 0) + 1);
    if (rows.length < limit) rows.push(row as RowDiff);
  }
  return { columns: diffColumns(before, after, changedCells), key, counts, rows };
}

function compareRow(
  before: Table,
  after: Table,
  match: Match,
  places: readonly { name: string; left: number; right: number }[],
  key: readonly string[] | null,
): Omit<RowDiff, 'kind'> & { readonly kind: RowDiff['kind'] | 'same' } {
  const old = match.before === undefined ? undefined : before.rows[match.before]!;
  const now = match.after === undefined ? undefined : after.rows[match.after]!;
  const name = nameOf(key, old ? before : after, (old ?? now)!, (match.before ?? match.after)!);
  const numbers = {
    ...(match.before !== undefined && { before: match.before + 1 }),
    ...(match.after !== undefined && { after: match.after + 1 }),
  };
  if (old && now) {
    const cells = places
      .filter(({ left, right }) => (old[left] ?? '') !== (now[right] ?? ''))
      .map(({ name: column, left, right }) => ({ column, before: old[left] ?? '', after: now[right] ?? '' }));
    return { kind: cells.length > 0 ? 'changed' : 'same', key: name, ...numbers, cells };
  }
  const cells = old
    ? before.columns.map((column, i) => ({ column, before: old[i] ?? '' }))
    : after.columns.map((column, i) => ({ column, after: now![i] ?? '' }));
  return { kind: old ? 'removed' : 'added', key: name, ...numbers, cells };
}

const nameOf = (
  key: readonly string[] | null,
  table: Table,
  row: readonly string[],
  index: number,
): string =>
  key ? key.map((column) => row[table.columns.indexOf(column)] ?? '').join(' · ') : `#${index + 1}`;

function diffColumns(before: Table, after: Table, changedCells: ReadonlyMap<string, number>): ColumnDiff[] {
  const cellsOf = (table: Table, name: string): ColumnSummary | undefined => {
    const place = table.columns.indexOf(name);
    return place < 0 ? undefined : summarizeColumn(table.rows.map((row) => row[place] ?? ''));
  };
  const names = [...new Set([...after.columns, ...before.columns])];
  return names.map((name): ColumnDiff => {
    const old = cellsOf(before, name);
    const now = cellsOf(after, name);
    const change = !old ? 'added' : !now ? 'removed' : old.type === now.type ? 'same' : 'retyped';
    return {
      name,
      change,
      ...(old && { before: old }),
      ...(now && { after: now }),
      changedCells: changedCells.get(name) ?? 0,
    };
  });
}
