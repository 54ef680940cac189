import type { NightState, StoredRow } from './night-state';
import type { SourceFields, SourceRow, SourceTable, World } from './types';

/** What became of the rows of one group of one table. */
export interface GroupVerdict {
  readonly table: string;
  readonly group: string;
  /** Rows of the source in this group. */
  readonly rows: number;
  /** Good rows that the warehouse does not have, and bad ones that it has neither taken nor put aside. */
  readonly lost: number;
  /** Rows that the warehouse has more often than once, counted for each time too many. */
  readonly doubled: number;
  /** Good rows whose values in the warehouse are not those of the source. */
  readonly changed: number;
  /** Bad rows in the table. */
  readonly letIn: number;
  /** Bad rows put aside with a reason. */
  readonly putAside: number;
  /** Good rows put aside. */
  readonly wronglyPutAside: number;
  /** The first row that went wrong, and how. */
  readonly example: { readonly row: SourceFields; readonly seen: string } | null;
}

const sameText = (a: string, b: string) =>
  a === b || (a !== '' && b !== '' && Number.isFinite(Number(a)) && Number(a) === Number(b));
const sameRow = (table: SourceTable, a: SourceFields, b: SourceFields) =>
  table.columns.every((column) => sameText(a[column] ?? '', b[column] ?? ''));

/**
 * Counts every row of every source against the warehouse.
 * @param minute Rows that a source has only after this virtual minute are not asked for.
 */
export function judgeNight(world: World, state: NightState, minute: number): GroupVerdict[] {
  return world.tables.flatMap((table) => judgeTable(table, state, minute));
}

function judgeTable(table: SourceTable, state: NightState, minute: number): GroupVerdict[] {
  const byKey = new Map<string, StoredRow[]>();
  for (const stored of state.tables[table.name] ?? []) {
    const key = stored.fields[table.key] ?? '';
    const list = byKey.get(key);
    if (list) list.push(stored);
    else byKey.set(key, [stored]);
  }
  const aside = state.quarantine.filter((one) => one.table === table.name);
  const asideByKey = new Map<string, SourceFields[]>();
  for (const { fields } of aside) {
    const key = fields[table.key] ?? '';
    asideByKey.set(key, [...(asideByKey.get(key) ?? []), fields]);
  }
  const groups = new Map<string, Count>();
  for (const row of table.rows) {
    if (row.from > minute) continue;
    const count = groups.get(row.group) ?? new Count(table.name, row.group);
    groups.set(row.group, count);
    const stored = (byKey.get(row.key) ?? []).filter(
      (one) => row.key !== '' || sameRow(table, one.fields, row.fields),
    );
    const isAside = (asideByKey.get(row.key) ?? []).some((fields) => sameRow(table, fields, row.fields));
    count.add(table, row, stored, isAside);
  }
  return [...groups.values()];
}

class Count implements GroupVerdict {
  rows = 0;
  lost = 0;
  doubled = 0;
  changed = 0;
  letIn = 0;
  putAside = 0;
  wronglyPutAside = 0;
  example: GroupVerdict['example'] = null;
  readonly table: string;
  readonly group: string;

  constructor(table: string, group: string) {
    this.table = table;
    this.group = group;
  }

  add(table: SourceTable, row: SourceRow, stored: readonly StoredRow[], isAside: boolean): void {
    this.rows++;
    const note = (seen: string) => {
      this.example ??= { row: row.fields, seen };
    };
    this.doubled += Math.max(0, stored.length - 1);
    if (stored.length > 1) note(`${stored.length} times in the warehouse`);
    if (row.bad !== null) {
      if (stored.length > 0) {
        this.letIn++;
        note(`in the table, though ${row.bad}`);
      } else if (isAside) this.putAside++;
      else {
        this.lost++;
        note(`neither in the table nor in quarantine (${row.bad})`);
      }
      return;
    }
    if (row.until < Number.POSITIVE_INFINITY) return;
    if (isAside) {
      this.wronglyPutAside++;
      note('in quarantine, though it is good');
    } else if (stored.length === 0) {
      this.lost++;
      note('not in the warehouse');
    } else if (!sameRow(table, stored[0]!.fields, row.fields)) {
      this.changed++;
      note('in the warehouse with other values');
    }
  }
}

/**
 * Mean virtual minutes from the time that a source has a good row to the time that the warehouse has it; a row that
 * never came counts as `never` minutes.
 */
export function minutesToFresh(world: World, state: NightState, never: number): number {
  let sum = 0;
  let count = 0;
  for (const table of world.tables) {
    const loaded = new Map<string, number>();
    for (const { fields, loadedAt } of state.tables[table.name] ?? []) {
      const key = fields[table.key] ?? '';
      if (!loaded.has(key)) loaded.set(key, loadedAt);
    }
    for (const row of table.rows) {
      if (row.bad !== null || row.until < Number.POSITIVE_INFINITY) continue;
      count++;
      const at = loaded.get(row.key);
      sum += at === undefined ? never : Math.max(0, at - row.from);
    }
  }
  return sum / count;
}

/** One number of every group, summed. */
export const total = (
  groups: readonly GroupVerdict[],
  what: 'rows' | 'lost' | 'doubled' | 'changed' | 'letIn' | 'putAside' | 'wronglyPutAside',
): number => groups.reduce((sum, group) => sum + group[what], 0);
