import { PIECE_BYTES, type Work, type WorkFile } from '../../contracts/api/work';
import { messageOf, StagecraftError } from '../../engine/core/errors';
import { type FileContent, normalizePath, type WorkspaceFiles } from '../../engine/core/files';
import type { Queries } from '../db/db';
import { fieldError, HttpError } from '../http/http-error';

/** Something that was handed in is not in the database any more. */
export class LostPieceError extends StagecraftError<'lost-piece'> {
  constructor(path: string) {
    super('lost-piece', `A piece of ${path} is not in the database. Restore a backup that has it.`, { path });
  }
}

/**
 * Refuses work that cannot be put together: paths that are none, pieces that this person has not sent, sizes that are not theirs. To be
 * called in the transaction that hands the work in.
 *
 * @throws HttpError `invalid`, or `conflict` that says to send the pieces first.
 */
export async function refuseIncomplete(queries: Queries, userId: string, { files }: Work): Promise<void> {
  for (const path of Object.keys(files)) {
    let normal = '';
    try {
      normal = normalizePath(path);
    } catch (error) {
      throw fieldError('body.work.files', messageOf(error));
    }
    if (normal !== path) throw fieldError('body.work.files', `${JSON.stringify(path)} is written ${normal}.`);
  }
  // Until this is handed in, or refused, no sweep takes what it is the first to name.
  await queries.query(
    `select 1 from artifacts where not is_named and sha256 in (select decode(w.hash, 'hex') from unnest($1::text[]) as w (hash))
     order by sha256 for update`,
    [piecesOf(Object.values(files))],
  );
  const rows = await queries.query<{ hash: string; bytes: number }>(
    `select encode(s.sha256, 'hex') as hash, length(a.bytes) as bytes
     from unnest($2::text[]) as w (hash)
     join artifact_senders s on s.user_id = $1 and s.sha256 = decode(w.hash, 'hex')
     join artifacts a on a.sha256 = s.sha256`,
    [userId, piecesOf(Object.values(files))],
  );
  const sizes = new Map(rows.map(({ hash, bytes }) => [hash, bytes]));
  const missing = piecesOf(Object.values(files)).filter((hash) => !sizes.has(hash));
  if (missing.length > 0)
    throw new HttpError(
      'pieces-missing',
      `The server does not have ${missing.length} of the contents of this work from you. Send them, then hand it in again.`,
    );
  for (const [path, { pieces, size }] of Object.entries(files)) {
    const has = pieces.map((hash) => sizes.get(hash)!);
    const isCutRight = has.slice(0, -1).every((bytes) => bytes === PIECE_BYTES);
    if (!isCutRight || has.reduce((sum, bytes) => sum + bytes, 0) !== size)
      throw fieldError('body.work.files', `The pieces of ${path} do not make a file of ${size} bytes.`);
  }
}

/**
 * The files that were handed in, as they were in the workspace.
 *
 * @throws LostPieceError
 */
export async function readWork(queries: Queries, { files }: Work): Promise<WorkspaceFiles> {
  const rows = await queries.query<{ hash: string; bytes: Uint8Array }>(
    `select encode(a.sha256, 'hex') as hash, a.bytes from unnest($1::text[]) as w (hash)
     join artifacts a on a.sha256 = decode(w.hash, 'hex')`,
    [piecesOf(Object.values(files))],
  );
  const contents = new Map(rows.map(({ hash, bytes }) => [hash, bytes]));
  return Object.fromEntries(
    Object.entries(files).map(([path, file]) => [path, contentOf(path, file, contents)]),
  );
}

function contentOf(path: string, file: WorkFile, contents: ReadonlyMap<string, Uint8Array>): FileContent {
  const bytes = Buffer.concat(
    file.pieces.map((hash) => {
      const piece = contents.get(hash);
      if (piece === undefined) throw new LostPieceError(path);
      return piece;
    }),
  );
  return file.isText ? bytes.toString('utf8') : new Uint8Array(bytes);
}

function piecesOf(files: readonly WorkFile[]): readonly string[] {
  return [...new Set(files.flatMap(({ pieces }) => pieces))];
}
