import { json, type LabReply, type LabRequest, notFound } from './http';
import type { Night } from './night';
import type { SourceRow, SourceTable } from './types';
import { csvLine } from './world';

/** Characters in one piece of a streamed file: pieces end where they end, in the middle of a row too. */
const PIECE = 2048;

/** Object storage: one large CSV file a table of kind `file`; for a table of shards, their list and each of them. */
export function filesHost(night: Night, request: LabRequest): LabReply {
  const [, folder = '', name] = request.path.split('/');
  const file = night.world.tables.find((table) => table.kind === 'file' && folder === `${table.name}.csv`);
  const shards = night.world.tables.find((table) => table.kind === 'shards' && folder === table.name);
  if (request.method === 'GET' && file && name === undefined) return csvReply(night, file, file.rows);
  if (request.method === 'GET' && shards) {
    const parts = partsOf(shards);
    const ready = [...parts].filter(([, rows]) => rows[0]!.from <= night.minute);
    if (!name) return json(200, { expected: parts.size, ready: ready.map(([part]) => part) });
    const found = ready.find(([part]) => part === name);
    if (found) return csvReply(night, shards, found[1]);
    if (parts.has(name)) return json(404, { error: `${name} is not there yet.` });
  }
  return notFound(request, paths(night).join(', '));
}

const paths = ({ world }: Night) =>
  world.tables.flatMap(({ kind, name }) =>
    kind === 'file' ? [`GET /${name}.csv`] : kind === 'shards' ? [`GET /${name}/`] : [],
  );

/** The rows of a sharded table by the name of their file. */
function partsOf(table: SourceTable): Map<string, SourceRow[]> {
  const parts = new Map<string, SourceRow[]>();
  const size = table.rows.length / 3;
  table.rows.forEach((row, i) => {
    const name = `part-${Math.floor(i / size) + 1}.csv`;
    const rows = parts.get(name);
    if (rows) rows.push(row);
    else parts.set(name, [row]);
  });
  return parts;
}

function csvReply(night: Night, table: SourceTable, rows: readonly SourceRow[]): LabReply {
  return {
    status: 200,
    headers: { 'content-type': 'text/csv' },
    body: csvPieces(night, table, rows),
    delayMs: 30,
  };
}

/** The text of a CSV file in pieces, made while it is read. A row counts as delivered with the piece that begins it. */
function* csvPieces(night: Night, table: SourceTable, rows: readonly SourceRow[]): Generator<string> {
  let piece = `${table.columns.join(',')}\n`;
  for (const row of rows) {
    const line = `${csvLine(table, row)}\n`;
    night.deliver(row, line.length);
    piece += line;
    while (piece.length >= PIECE) {
      yield piece.slice(0, PIECE);
      piece = piece.slice(PIECE);
    }
  }
  if (piece !== '') yield piece;
}
