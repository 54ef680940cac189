import { timingSafeEqual } from 'node:crypto';
import {
  PULL_BATCH,
  type PulledEvent,
  type SyncAnswer,
  type SyncEvent,
  type SyncRequest,
} from '../../contracts/api/sync';
import { sha256 } from '../accounts/secret-codes';
import type { Queries } from '../db/db';
import { events, streams } from '../db/schema/work';
import { HttpError } from '../http/http-error';

/**
 * Takes the events of one browser that are new, each exactly once however often it is sent, and gives those of the person's other
 * browsers that it does not know yet.
 *
 * @throws HttpError `sign-in` when the log is another person's than the session: on a shared computer somebody else has come in, by a
 * course or a provider, before the page knew it. The log waits; with `conflict` it would go on as a new one, of the wrong account.
 * @throws HttpError `conflict` when the stream is another person's, or an event was sent with another content before (a copied
 * browser profile): the client then goes on with a new stream. Nothing was taken.
 */
export async function sync(
  queries: Queries,
  userId: string,
  request: SyncRequest,
  now: Date,
): Promise<SyncAnswer> {
  if (request.account !== undefined && request.account !== userId)
    throw new HttpError(
      'sign-in',
      'Somebody else is signed in in this browser now. The log waits for its own account.',
    );
  const head = await lockHead(queries, userId);
  const last = await lockStream(queries, userId, request, now);
  const known = last - (request.from - 1);
  const isGap = known < 0;
  if (!isGap) await refuseOther(queries, request, request.events.slice(0, known));
  const fresh = isGap ? [] : request.events.slice(known);
  if (fresh.length > 0) await append(queries, userId, request.stream, last, head, fresh, now);
  const pulled = await pull(queries, userId, request, head.place);
  const cursor = pulled.hasMore ? pulled.cursor : head.place + fresh.length;
  return {
    ...pulled,
    last: last + fresh.length,
    gap: isGap,
    serverTime: now,
    cursor,
    mark: await markAt(queries, userId, cursor),
  };
}

/** How far a person's events go, and the chain up to there. */
interface Head {
  readonly place: number;
  readonly chain: Uint8Array | null;
}

/** The person's last place, held until the end of the transaction. */
async function lockHead(queries: Queries, userId: string): Promise<Head> {
  await queries.query('insert into sync_heads (user_id, last_place) values ($1, 0) on conflict do nothing', [
    userId,
  ]);
  const [row] = await queries.query<Head>(
    'select last_place as place, chain from sync_heads where user_id = $1 for update',
    [userId],
  );
  return row!;
}

/** How far the stream is known; made and claimed when it is new. */
async function lockStream(
  queries: Queries,
  userId: string,
  { stream, secret }: SyncRequest,
  now: Date,
): Promise<number> {
  const secretSha256 = sha256(secret);
  await queries.orm
    .insert(streams)
    .values({ id: stream, userId, secretSha256, lastSeq: 0, createdAt: now })
    .onConflictDoNothing();
  const [row] = await queries.query<{ user_id: string; secret_sha256: Uint8Array; last_seq: number }>(
    'select user_id, secret_sha256, last_seq from streams where id = $1 for update',
    [stream],
  );
  if (row?.user_id !== userId || !timingSafeEqual(row.secret_sha256, secretSha256)) throw notYours();
  return row.last_seq;
}

function notYours(): HttpError {
  return new HttpError(
    'conflict',
    'This browser’s log belongs to another account. It goes on with a new one.',
  );
}

/** An event that is known must be the one that is sent. */
async function refuseOther(
  queries: Queries,
  request: SyncRequest,
  repeated: readonly SyncEvent[],
): Promise<void> {
  if (repeated.length === 0) return;
  const stored = await queries.query<{ seq: number; sha256: Uint8Array }>(
    'select seq, sha256 from events where stream_id = $1 and seq between $2 and $3',
    [request.stream, request.from, request.from + repeated.length - 1],
  );
  for (const { seq, sha256: before } of stored) {
    const again = hashOf(repeated[seq - request.from]!);
    if (!timingSafeEqual(before, again))
      throw new HttpError(
        'conflict',
        `Event ${seq} was sent before with another content: two browsers write the same log. This one goes on with a new one.`,
      );
  }
}

async function append(
  queries: Queries,
  userId: string,
  streamId: string,
  last: number,
  head: Head,
  fresh: readonly SyncEvent[],
  now: Date,
): Promise<void> {
  let { chain } = head;
  const rows = fresh.map((event, index) => {
    const seq = last + 1 + index;
    const hash = hashOf(event);
    chain = linked(chain, streamId, seq, hash);
    const place = head.place + 1 + index;
    return { ...event, streamId, userId, seq, place, receivedAt: now, sha256: hash, chain };
  });
  await queries.orm.insert(events).values(rows);
  await queries.query('update streams set last_seq = $2 where id = $1', [streamId, last + fresh.length]);
  await queries.query('update sync_heads set last_place = $2, chain = $3 where user_id = $1', [
    userId,
    head.place + fresh.length,
    chain,
  ]);
}

function linked(chain: Uint8Array | null, streamId: string, seq: number, hash: Buffer): Buffer {
  const before = Buffer.from(chain ?? []).toString('hex');
  return sha256(`${before} ${streamId} ${seq} ${hash.toString('hex')}`);
}

/** What stands for all of a person's events up to a place; empty where nothing does. */
async function markAt(queries: Queries, userId: string, place: number): Promise<string> {
  const [row] = await queries.query<{ chain: Uint8Array | null }>(
    'select chain from events where user_id = $1 and place = $2',
    [userId, place],
  );
  return Buffer.from(row?.chain ?? [])
    .toString('hex')
    .slice(0, MARK_LENGTH);
}

const MARK_LENGTH = 32;

function hashOf({ kind, exercise, clientAt, body }: SyncEvent): Buffer {
  return sha256(JSON.stringify([kind, exercise, clientAt.getTime(), body]));
}

async function pull(
  queries: Queries,
  userId: string,
  { stream, cursor, mark }: SyncRequest,
  head: number,
): Promise<{ readonly pulled: readonly PulledEvent[]; readonly cursor: number; readonly hasMore: boolean }> {
  // A cursor from before the server was restored from a backup: begin anew, twice does no harm.
  const isOfAnother = cursor > head || (mark !== '' && (await markAt(queries, userId, cursor)) !== mark);
  const after = isOfAnother ? 0 : cursor;
  const rows = await queries.query<PulledEvent & { place: number }>(
    `select stream_id as stream, seq, place, kind, exercise, client_at as "clientAt", received_at as "receivedAt", body
     from events where user_id = $1 and place > $2 and place <= $3 and stream_id <> $4
     order by place limit ${PULL_BATCH + 1}`,
    [userId, after, head, stream],
  );
  const hasMore = rows.length > PULL_BATCH;
  const taken = rows.slice(0, PULL_BATCH);
  return {
    pulled: taken.map(({ place: _, ...event }) => event),
    cursor: taken.at(-1)?.place ?? after,
    hasMore,
  };
}
