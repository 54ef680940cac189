import type { Secrets } from '../config/secrets';
import type { Db } from '../db/db';
import { HttpError } from '../http/http-error';

export interface Limit {
  /** What is limited, such as `sign-in by account`. */
  readonly name: string;
  /** Whose: an address, an account, a class. Only its HMAC is kept. */
  readonly subject: string;
  readonly most: number;
  readonly windowSeconds: number;
}

/** What counting needs. */
export interface Counter {
  readonly db: Db;
  readonly secrets: Secrets;
  now(): Date;
}

/** A window grows by strikes up to so many times its length, and never becomes a lock-out. */
const LONGEST_GROWTH = 8;

/**
 * Counts one try against each of `limits`, in rows that all servers share, and refuses the one beyond. Every window that goes
 * over doubles the next one, up to eight times; a quiet window of that length forgets it.
 *
 * @throws HttpError `too-many` with the seconds to wait.
 */
export async function countAgainst({ db, secrets, now }: Counter, limits: readonly Limit[]): Promise<void> {
  const at = now();
  let wait = 0;
  for (const limit of limits) {
    const { most, windowSeconds } = limit;
    const [row] = await db.query<CountRow>(COUNT, [keyOf(secrets, limit), at, windowSeconds, most]);
    if (row !== undefined && row.count > most) wait = Math.max(wait, secondsTo(row.resets_at, at));
  }
  if (wait > 0) throw tooMany(wait);
}

/**
 * Refuses whoever has used a limit up, and counts nothing: for what is counted only when it fails, so that a room of people
 * behind one address who do nothing wrong are not held up.
 *
 * @throws HttpError as `countAgainst`.
 */
export async function refuseBeyond({ db, secrets, now }: Counter, limit: Limit): Promise<void> {
  const at = now();
  const [row] = await db.query<CountRow>('select count, resets_at from rate_limits where key = $1', [
    keyOf(secrets, limit),
  ]);
  if (row !== undefined && row.count >= limit.most && row.resets_at > at)
    throw tooMany(secondsTo(row.resets_at, at));
}

interface CountRow {
  readonly count: number;
  readonly resets_at: Date;
}

const keyOf = (secrets: Secrets, { name, subject }: Limit): string =>
  `${name} ${secrets.hmac('rate-limits', `${name} ${subject}`).toString('base64url')}`;

const secondsTo = (moment: Date, at: Date): number => Math.ceil((moment.getTime() - at.getTime()) / 1_000);

const tooMany = (wait: number): HttpError =>
  new HttpError('too-many', `Too many tries. Wait ${wait} seconds and try again.`, { retryAfter: wait });

/** One statement, so that servers that count at the same moment count both. */
const COUNT = `
insert into rate_limits as r (key, count, strikes, resets_at)
values ($1, 1, 0, $2::timestamptz + make_interval(secs => $3::int))
on conflict (key) do update set
  count = case when r.resets_at <= $2 then 1 else r.count + 1 end,
  strikes = case
    when r.resets_at <= $2 and r.count <= $4::int then 0
    when r.resets_at > $2 and r.count = $4::int then r.strikes + 1
    else r.strikes end,
  resets_at = case
    when r.resets_at <= $2 then $2::timestamptz + make_interval(secs => $3::int)
    when r.count = $4::int
      then $2::timestamptz + make_interval(secs => $3::int * least(${LONGEST_GROWTH}, power(2, r.strikes)::int))
    else r.resets_at end
returning count, resets_at`;
