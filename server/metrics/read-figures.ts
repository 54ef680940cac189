import type { Queries } from '../db/db';

/** How the queue of grading stands, in the database of all servers. */
export interface QueueFigures {
  readonly jobs: Readonly<Record<string, number>>;
  readonly oldestSeconds: number;
  readonly expiredLeases: number;
}

/** Looks it up. Times go by the clock of the database, as leases do. */
export async function readQueue(queries: Queries): Promise<QueueFigures> {
  const rows = await queries.query<{ state: string; count: number }>(
    'select state, count(*)::int as count from grading_jobs group by state',
  );
  const [now] = await queries.query<{ oldest: number; expired: number }>(
    `select coalesce(max(extract(epoch from clock_timestamp() - created_at))
         filter (where state = 'queued' and (lease_until is null or lease_until <= clock_timestamp())), 0)::float8 as oldest,
       (count(*) filter (where state = 'leased' and lease_until <= clock_timestamp()))::int as expired
     from grading_jobs where state in ('queued', 'leased')`,
  );
  return {
    jobs: Object.fromEntries(rows.map(({ state, count }) => [state, count])),
    oldestSeconds: Math.max(0, now?.oldest ?? 0),
    expiredLeases: now?.expired ?? 0,
  };
}
