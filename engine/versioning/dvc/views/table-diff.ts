import { type ColumnSummary, summarizeColumn } from './table-columns';

/** A table of texts, as a CSV file has it. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

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

/** Two rows that are one and the same, or one without the other; numbers from 0. */
interface Match {
  readonly before?: number;
  readonly after?: number;
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

const SEPARATOR = '\u0000';

const keyValue = (table: Table, columns: readonly string[]) => {
  const places = columns.map((name) => table.columns.indexOf(name));
  return (row: readonly string[]): string => places.map((place) => row[place] ?? '').join(SEPARATOR);
};

/** The values of a key by row; undefined when two rows have the same, or one has none. */
function distinctValues(table: Table, columns: readonly string[]): Map<string, number> | undefined {
  const value = keyValue(table, columns);
  const rows = new Map<string, number>();
  for (const [index, row] of table.rows.entries()) {
    const text = value(row);
    if (rows.has(text) || text.split(SEPARATOR).some((part) => part === '')) return undefined;
    rows.set(text, index);
  }
  return rows;
}

/** How many columns from the left are tried in pairs. */
const PAIRED = 8;

/** A key has to find at least this share of the rows of the smaller table again. */
const ENOUGH = 0.5;

function findKey(before: Table, after: Table, shared: readonly string[]): readonly string[] | null {
  if (before.rows.length === 0 || after.rows.length === 0) return null;
  const near = shared.slice(0, PAIRED);
  const pairs = near.flatMap((a, i) => near.slice(i + 1).map((b) => [a, b]));
  return (
    bestKey(
      before,
      after,
      shared.map((name) => [name]),
    ) ?? bestKey(before, after, pairs)
  );
}

function bestKey(
  before: Table,
  after: Table,
  candidates: readonly (readonly string[])[],
): readonly string[] | null {
  let best: { readonly columns: readonly string[]; readonly score: number } | undefined;
  for (const columns of candidates) {
    const left = distinctValues(before, columns);
    const right = left && distinctValues(after, columns);
    if (!left || !right) continue;
    let found = 0;
    for (const text of left.keys()) if (right.has(text)) found++;
    const share = found / Math.min(left.size, right.size);
    if (share < ENOUGH) continue;
    const isNamedSo = columns.length === 1 && /(?:^|[_\s-])(?:id|key|uuid)$|Id$|ID$/.test(columns[0]!);
    const score = share + (isNamedSo ? 1 : 0);
    if (!best || score > best.score) best = { columns, score };
  }
  return best?.columns ?? null;
}

function matchByKey(before: Table, after: Table, key: readonly string[]): Match[] {
  const old = distinctValues(before, key)!;
  const now = distinctValues(after, key)!;
  const matches: Match[] = [...old].map(([text, index]) => ({ before: index, after: now.get(text) }));
  for (const [text, index] of now) if (!old.has(text)) matches.push({ after: index });
  return matches;
}

/** Rows with the same content are the same; what is left over is the same where it stands at the same place. */
function matchByContent(before: Table, after: Table, shared: readonly string[]): Match[] {
  const left = keyValue(before, shared);
  const right = keyValue(after, shared);
  const places = new Map<string, number[]>();
  for (const [index, row] of after.rows.entries()) {
    const text = right(row);
    const list = places.get(text);
    if (list) list.push(index);
    else places.set(text, [index]);
  }
  for (const list of places.values()) list.reverse();
  const matches: Match[] = [];
  const taken = new Set<number>();
  const lone: number[] = [];
  for (const [index, row] of before.rows.entries()) {
    const same = places.get(left(row))?.pop();
    if (same === undefined) lone.push(index);
    else {
      taken.add(same);
      matches.push({ before: index, after: same });
    }
  }
  for (const index of lone) {
    const isFree = index < after.rows.length && !taken.has(index);
    if (isFree) taken.add(index);
    matches.push({ before: index, ...(isFree && { after: index }) });
  }
  for (const index of after.rows.keys()) if (!taken.has(index)) matches.push({ after: index });
  return matches.sort((a, b) => (a.before ?? a.after!) - (b.before ?? b.after!));
}

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
