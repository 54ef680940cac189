import type { z } from 'zod';
import { type addArtifactsSchema, PIECE_BYTES } from '../../contracts/api/work';
import { sha256 } from '../accounts/secret-codes';
import type { Queries } from '../db/db';
import { fieldError, HttpError } from '../http/http-error';

type Artifacts = z.infer<typeof addArtifactsSchema>['artifacts'];

/** Bytes that one person may have sent in all. */
export const SENT_BYTES_LIMIT = 500_000_000;

/** Which of these the server does not have from this person. */
export async function missingArtifacts(
  queries: Queries,
  userId: string,
  hashes: readonly string[],
): Promise<readonly string[]> {
  const rows = await queries.query<{ sha256: string }>(
    `select w.hash as sha256 from unnest($2::text[]) as w (hash)
     where not exists (select 1 from artifact_senders s where s.user_id = $1 and s.sha256 = decode(w.hash, 'hex'))`,
    [userId, [...new Set(hashes)]],
  );
  return rows.map((row) => row.sha256);
}

/**
 * Keeps contents, each once whoever sends it.
 *
 * @throws HttpError `invalid` for one that is not what its hash says, `too-large` when a person has sent all that one may.
 */
export async function addArtifacts(
  queries: Queries,
  userId: string,
  artifacts: Artifacts,
  now: Date,
): Promise<void> {
  const contents = new Map<string, Buffer>();
  for (const [index, artifact] of artifacts.entries()) {
    const bytes = Buffer.from(artifact.base64, 'base64');
    if (bytes.length === 0 || bytes.length > PIECE_BYTES)
      throw fieldError(
        `artifacts.${index}`,
        `A piece has 1 to ${PIECE_BYTES} bytes; this has ${bytes.length}.`,
      );
    if (sha256(bytes).toString('hex') !== artifact.sha256)
      throw fieldError(`artifacts.${index}`, 'The content is not what its hash says. Send it again.');
    contents.set(artifact.sha256, bytes);
  }
  const [sent] = await queries.query<{ bytes: number }>(
    `select coalesce(sum(length(a.bytes)), 0)::int8 as bytes
     from artifact_senders s join artifacts a on a.sha256 = s.sha256 where s.user_id = $1`,
    [userId],
  );
  const more = [...contents.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  if ((sent?.bytes ?? 0) + more > SENT_BYTES_LIMIT)
    throw new HttpError(
      'too-large',
      `One person may send ${SENT_BYTES_LIMIT / 1e6} MB in all, and this is more. Ask your instructor.`,
    );
  // In one order, so that two who send the same contents do not wait for each other in a circle.
  for (const [hash, bytes] of [...contents].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await queries.query(
      // What nobody has handed in yet is as young as its last sending: it is not swept before that can be handed in.
      `insert into artifacts (sha256, bytes, created_at) values (decode($1, 'hex'), $2, $3)
       on conflict (sha256) do update set created_at = excluded.created_at where not artifacts.is_named`,
      [hash, bytes, now],
    );
    await queries.query(
      `insert into artifact_senders (user_id, sha256, sent_at) values ($1, decode($2, 'hex'), $3) on conflict do nothing`,
      [userId, hash, now],
    );
  }
}
