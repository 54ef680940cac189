import { json, type LabReply, type LabRequest, notFound } from './http';
import type { Night } from './night';
import type { SourceFields, SourceTable } from './types';

/** Rows that one request may bring. */
const MAX_ROWS = 100;

/**
 * The warehouse: `PUT /tables/{table}` writes rows by their key (what is there is replaced), `POST /tables/{table}` appends
 * them, `PUT /quarantine` takes `{ table, reason, row }`.
 */
export function warehouseHost(night: Night, request: LabRequest): LabReply {
  const [, kind, name] = request.path.split('/');
  const rows = rowsOf(request.body);
  const isWrite = request.method === 'PUT' || request.method === 'POST';
  if (isWrite && (kind === 'tables' || kind === 'quarantine')) {
    if (!rows) return json(400, { error: 'The body must be { "rows": [ … ] }, each an object.' });
    if (rows.length > MAX_ROWS)
      return json(413, { error: `${rows.length} rows in one request; at most ${MAX_ROWS} are taken.` });
    if (kind === 'quarantine') return quarantine(night, rows);
    const table = night.world.tables.find((one) => one.name === name);
    if (table) return write(night, table, rows.map(asText), request.method === 'PUT');
  }
  return notFound(request, 'PUT and POST /tables/{table}, PUT /quarantine');
}

function write(night: Night, table: SourceTable, rows: SourceFields[], byKey: boolean): LabReply {
  night.state.tables[table.name] ??= [];
  const stored = night.state.tables[table.name]!;
  const loadedAt = Math.round(night.minute * 100) / 100;
  const places = byKey ? placesOf(stored, table.key) : null;
  for (const fields of rows) {
    night.handed(table, fields);
    const key = fields[table.key] ?? '';
    const at = places?.get(key);
    if (at !== undefined) stored[at] = { fields, loadedAt: stored[at]!.loadedAt };
    else {
      places?.set(key, stored.length);
      stored.push({ fields, loadedAt });
    }
  }
  return json(200, { written: rows.length });
}

const PLACES = new WeakMap<object, Map<string, number>>();

/** Where each key stands in a table; kept while rows are only added by key. */
function placesOf(stored: readonly { readonly fields: SourceFields }[], key: string): Map<string, number> {
  const known = PLACES.get(stored);
  if (known && known.size === stored.length) return known;
  const places = new Map<string, number>();
  stored.forEach(({ fields }, i) => {
    const value = fields[key] ?? '';
    if (!places.has(value)) places.set(value, i);
  });
  PLACES.set(stored, places);
  return places;
}

function quarantine(night: Night, rows: readonly Record<string, unknown>[]): LabReply {
  for (const entry of rows) {
    const table = night.world.tables.find(({ name }) => name === entry.table);
    const { reason, row } = entry;
    if (!table || typeof reason !== 'string' || reason === '' || typeof row !== 'object' || row === null)
      return json(400, { error: 'Each row must be { "table": "…", "reason": "…", "row": { … } }.' });
    const fields = asText(row as Record<string, unknown>);
    night.handed(table, fields);
    const isKnown = night.state.quarantine.some(
      (one) => one.table === table.name && JSON.stringify(one.fields) === JSON.stringify(fields),
    );
    if (!isKnown) night.state.quarantine.push({ table: table.name, reason, fields });
  }
  return json(200, { quarantined: rows.length });
}

function rowsOf(body: string): Record<string, unknown>[] | null {
  try {
    const { rows } = JSON.parse(body) as { rows?: unknown };
    const isList = Array.isArray(rows) && rows.every((row) => typeof row === 'object' && row !== null);
    return isList ? rows : null;
  } catch {
    return null;
  }
}

const asText = (row: Record<string, unknown>): SourceFields =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value === null || value === undefined ? '' : String(value),
    ]),
  );
