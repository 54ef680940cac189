import type { Queries } from '../db/db';

/** A job that a worker has taken. Until `leaseUntil` nobody else takes it. */
export interface Job {
  readonly id: string;
  readonly submissionId: string;
  readonly graderVersion: string;
  /** With this one; from 1. */
  readonly tries: number;
  readonly regradeId: string | null;
}

/** What is handed in goes before what is graded anew. */
export const PRIORITY = { submission: 10, regrade: 0 } as const;

/** A worker renews its lease well before its end; one that was killed is taken over after it. */
export const LEASE_SECONDS = 30;
/** After so many tries without a result it is given up: a fault of ours, which costs nobody an attempt. */
export const MOST_TRIES = 3;
/** Before the second try, and the third. */
const BACK_OFF_SECONDS = [5, 30];

export interface NewJob {
  readonly submissionId: string;
  readonly graderVersion: string;
  readonly priority: number;
  readonly regradeId: string | null;
}

/** Puts jobs into the queue; what is in it, or was graded by that version, stays as it is. */
export async function enqueue(queries: Queries, jobs: readonly NewJob[], now: Date): Promise<void> {
  await queries.query(
    `insert into grading_jobs (id, submission_id, grader_version, state, priority, regrade_id, created_at)
     select j.id::uuid, j.submission::uuid, j.version, 'queued', j.priority::int, nullif(j.regrade, '')::uuid, $6
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as j (id, submission, version, priority, regrade)
     on conflict (submission_id, grader_version) do nothing`,
    [
      jobs.map(() => crypto.randomUUID()),
      jobs.map(({ submissionId }) => submissionId),
      jobs.map(({ graderVersion }) => graderVersion),
      jobs.map(({ priority }) => String(priority)),
      jobs.map(({ regradeId }) => regradeId ?? ''),
      now,
    ],
  );
}

/**
 * Takes the next job, if there is one: the most urgent, then what was tried least, then the oldest, of somebody of whom nothing is being graded. Servers that ask at
 * the same moment get different ones. Leases go by the clock of the database, which is the same for all servers.
 */
export async function takeJob(queries: Queries, worker: string): Promise<Job | null> {
  // Servers take one after the other, so that two never begin work of the same person at once.
  await queries.query("select pg_advisory_xact_lock(hashtext('grading_jobs'))");
  const [job] = await queries.query<Job>(
    `update grading_jobs set state = 'leased', leased_by = $1, tries = tries + 1,
       lease_until = clock_timestamp() + make_interval(secs => $2::int)
     where id = (
       select j.id from grading_jobs j join submissions s on s.id = j.submission_id
       where (j.state = 'queued' and j.lease_until is null or j.lease_until <= clock_timestamp())
         and j.state in ('queued', 'leased')
         and not exists (
           select 1 from grading_jobs o join submissions t on t.id = o.submission_id
           where t.member_id = s.member_id and o.id <> j.id and o.state = 'leased' and o.lease_until > clock_timestamp())
       order by j.priority desc, j.tries, j.created_at, j.id
       limit 1 for update of j skip locked)
     returning id, submission_id as "submissionId", grader_version as "graderVersion", tries, regrade_id as "regradeId"`,
    [worker, LEASE_SECONDS],
  );
  return job ?? null;
}

/** Keeps a job for another while; false: it was taken over, and whoever holds it now has it. */
export async function renewJob(queries: Queries, { id, tries }: Job, worker: string): Promise<boolean> {
  const rows = await queries.query(
    `update grading_jobs set lease_until = clock_timestamp() + make_interval(secs => $4::int)
     where id = $1 and leased_by = $2 and tries = $3 and state = 'leased' returning id`,
    [id, worker, tries, LEASE_SECONDS],
  );
  return rows.length > 0;
}

/** Marks a job as done, if it is still this worker's; false: it was taken over, and its result is not to be kept. */
export async function finishJob(
  queries: Queries,
  { id, tries }: Job,
  worker: string,
  now: Date,
): Promise<boolean> {
  const rows = await queries.query(
    `update grading_jobs set state = 'done', finished_at = $4, lease_until = null, error = null
     where id = $1 and leased_by = $2 and tries = $3 and state = 'leased' returning id`,
    [id, worker, tries, now],
  );
  return rows.length > 0;
}

/**
 * Gives a job back that had no result, to be tried again after a while. True: it was the last try, and the job has failed.
 *
 * @param error what went wrong, for the operator.
 */
export async function failJob(
  queries: Queries,
  { id, tries }: Job,
  worker: string,
  error: string,
  now: Date,
): Promise<boolean> {
  const isLast = tries >= MOST_TRIES;
  const rows = await queries.query(
    `update grading_jobs set state = $4, error = $5, leased_by = null,
       finished_at = case when $4 = 'failed' then $6::timestamptz end,
       lease_until = case when $4 = 'queued' then clock_timestamp() + make_interval(secs => $7::int) end
     where id = $1 and leased_by = $2 and tries = $3 and state = 'leased' returning id`,
    [
      id,
      worker,
      tries,
      isLast ? 'failed' : 'queued',
      error.slice(0, 2_000),
      now,
      BACK_OFF_SECONDS[tries - 1] ?? 0,
    ],
  );
  return isLast && rows.length > 0;
}

/**
 * Ends a job for a version of the lesson that this server does not have, in favour of one for the version that it has, so that nothing waits
 * for a server that is not there any more. False: that cannot be, since it is part of a regrade, or was tried before.
 */
export async function replaceJob(
  queries: Queries,
  job: Job,
  worker: string,
  graderVersion: string,
  now: Date,
): Promise<boolean> {
  if (job.regradeId !== null) return false;
  const [known] = await queries.query(
    'select 1 from grading_jobs where submission_id = $1 and grader_version = $2',
    [job.submissionId, graderVersion],
  );
  if (known !== undefined || !(await finishJob(queries, job, worker, now))) return false;
  const { submissionId } = job;
  await enqueue(
    queries,
    [{ submissionId, graderVersion, priority: PRIORITY.submission, regradeId: null }],
    now,
  );
  return true;
}
