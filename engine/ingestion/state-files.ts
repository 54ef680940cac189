import { formatCsv, parseCsv } from './csv';
import { emptyNight, type NightState, type RunRecord, type StoredRow } from './night-state';

/** The folder of the workspace in which the lab's warehouse keeps its tables, where a learner can look at them. */
export const WAREHOUSE = 'warehouse/';
/** Where the warehouse of one company is. */
export const warehouseOf = (world: string): string => `${WAREHOUSE}${world}/`;
/** What the services remember between runs. */
const RECORD = 'record.json';

interface RecordFile {
  readonly committed: number;
  readonly bannedUntil: number;
  readonly runs: RunRecord[];
}

/** The state as files of a workspace: a CSV a table with `loaded_at` last, the quarantine, and the record. */
export function stateToFiles(state: NightState, world: string): Record<string, string> {
  const folder = warehouseOf(world);
  const files: Record<string, string> = {};
  for (const [name, rows] of Object.entries(state.tables)) {
    const columns = [...new Set(rows.flatMap(({ fields }) => Object.keys(fields)))];
    files[`${folder}${name}.csv`] = formatCsv([
      [...columns, 'loaded_at'],
      ...rows.map(({ fields, loadedAt }) => [...columns.map((c) => fields[c] ?? ''), String(loadedAt)]),
    ]);
  }
  if (state.quarantine.length > 0) {
    files[`${folder}quarantine.csv`] = formatCsv([
      ['table', 'reason', 'row'],
      ...state.quarantine.map(({ table, reason, fields }) => [table, reason, JSON.stringify(fields)]),
    ]);
  }
  const { committed, bannedUntil, runs } = state;
  files[folder + RECORD] =
    `${JSON.stringify({ committed, bannedUntil, runs } satisfies RecordFile, null, 2)}\n`;
  return files;
}

/** Reads back what `stateToFiles` wrote; files that are missing or that somebody broke count as empty. */
export function stateFromFiles(files: Readonly<Record<string, unknown>>, world: string): NightState {
  const folder = warehouseOf(world);
  const state = emptyNight();
  const record = files[folder + RECORD];
  if (typeof record !== 'string') return state;
  try {
    const { committed, bannedUntil, runs } = JSON.parse(record) as RecordFile;
    Object.assign(state, { committed: Number(committed) || 0, bannedUntil: Number(bannedUntil) || 0 });
    state.runs.push(...runs);
  } catch {
    return emptyNight();
  }
  for (const [path, text] of Object.entries(files)) {
    if (!path.startsWith(folder) || !path.endsWith('.csv') || typeof text !== 'string') continue;
    const name = path.slice(folder.length, -'.csv'.length);
    const [header = [], ...rows] = parseCsv(text);
    if (name === 'quarantine') {
      for (const [table = '', reason = '', row = '{}'] of rows)
        state.quarantine.push({ table, reason, fields: JSON.parse(row) });
    } else state.tables[name] = rows.map((cells) => storedRow(header, cells));
  }
  return state;
}

function storedRow(header: readonly string[], cells: readonly string[]): StoredRow {
  const columns = header.slice(0, -1);
  return {
    fields: Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ''])),
    loadedAt: Number(cells.at(-1)) || 0,
  };
}
