/** A table of texts, as a CSV file has it. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Two rows that are one and the same, or one without the other; numbers from 0. */
export interface Match {
  readonly before?: number;
  readonly after?: number;
}

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

/** The column, or else the two, that tell rows apart on both sides and find most of them again; null: none do. */
export function findKey(before: Table, after: Table, shared: readonly string[]): readonly string[] | null {
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

/** Rows with the same key are the same. */
export function matchByKey(before: Table, after: Table, key: readonly string[]): Match[] {
  const old = distinctValues(before, key)!;
  const now = distinctValues(after, key)!;
  const matches: Match[] = [...old].map(([text, index]) => ({ before: index, after: now.get(text) }));
  for (const [text, index] of now) if (!old.has(text)) matches.push({ after: index });
  return matches;
}

/** Rows with the same content are the same; what is left over is the same where it stands at the same place. */
export function matchByContent(before: Table, after: Table, shared: readonly string[]): Match[] {
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
