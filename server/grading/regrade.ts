import { writeAudit } from '../accounts/audit';
import { getAssignment } from '../classes/assignments';
import type { Queries } from '../db/db';
import { HttpError } from '../http/http-error';
import { assignedExercises, graderVersion } from './assigned-exercises';
import { enqueue, PRIORITY } from './queue';
import { recomputeGrades } from './recompute';

export interface Regrade {
  readonly id: string;
  readonly state: 'open' | 'applied' | 'discarded';
  readonly startedAt: Date;
  readonly startedBy: string;
  readonly endedAt: Date | null;
  readonly mayLower: boolean;
  /** Submissions that it grades, and how many of them it is done with. */
  readonly jobs: number;
  readonly done: number;
  /** That it could not grade: they stay as they are. */
  readonly failed: number;
}

/** What grading anew finds for one submission, beside what counts. */
export interface RegradeLine {
  readonly submissionId: string;
  readonly memberId: string;
  readonly exercise: string;
  /** In [0, 1]; null: was not graded. */
  readonly before: number | null;
  /** Null: not graded yet, or an error. */
  readonly after: number | null;
  readonly outcomeAfter: 'passed' | 'failed' | 'error' | null;
}

/**
 * Grades all that was handed in for an assignment by the lessons and checks as they are now, beside what counts. Nothing changes for
 * anybody until it is applied.
 *
 * @throws HttpError `conflict` while another one is open, or when all was graded by this version.
 */
export async function startRegrade(
  queries: Queries,
  classId: string,
  assignmentId: string,
  by: string,
  now: Date,
): Promise<string> {
  const assignment = await getAssignment(queries, classId, assignmentId);
  const [open] = await queries.query("select 1 from regrades where assignment_id = $1 and state = 'open'", [
    assignmentId,
  ]);
  if (open !== undefined)
    throw new HttpError('conflict', 'This is being graded anew already. Apply or discard that first.');
  const versions = new Map(
    assignedExercises(assignment, now).map(({ name, lesson }) => [name, graderVersion(lesson)]),
  );
  const submissions = await queries.query<{ id: string; exercise: string; grader_version: string | null }>(
    `select s.id, s.exercise, c.grader_version from submissions s
     left join counted_results c on c.submission_id = s.id where s.assignment_id = $1 order by s.received_at, s.id`,
    [assignmentId],
  );
  const stale = submissions.filter(
    ({ exercise, grader_version }) => versions.has(exercise) && versions.get(exercise) !== grader_version,
  );
  if (stale.length === 0)
    throw new HttpError(
      'conflict',
      'All that was handed in was graded by the lesson and the checks as they are now.',
    );
  const id = crypto.randomUUID();
  await queries.query(
    `insert into regrades (id, class_id, assignment_id, grader_version, state, started_by, started_at)
     values ($1, $2, $3, $4, 'open', $5, $6)`,
    [id, classId, assignmentId, [...new Set(versions.values())].join(' '), by, now],
  );
  const jobs = stale.map((submission) => ({
    submissionId: submission.id,
    graderVersion: versions.get(submission.exercise)!,
    priority: PRIORITY.regrade,
    regradeId: id,
  }));
  // What a discarded one has found, or what failed, is asked for again under this one.
  await queries.query(
    `update grading_jobs j set regrade_id = $3, state = case when j.state = 'done' then 'done' else 'queued' end,
       tries = case when j.state = 'done' then j.tries else 0 end, lease_until = null, error = null
     from unnest($1::text[], $2::text[]) as w (submission, version)
     where j.submission_id = w.submission::uuid and j.grader_version = w.version and j.state in ('done', 'failed')`,
    [jobs.map(({ submissionId }) => submissionId), jobs.map((job) => job.graderVersion), id],
  );
  await enqueue(queries, jobs, now);
  await writeAudit(
    queries,
    {
      actorId: by,
      action: 'regrade.start',
      classId,
      subjectId: assignmentId,
      detail: { id, submissions: jobs.length },
    },
    now,
  );
  return id;
}

/** The regrades of an assignment, the newest first. */
export function listRegrades(queries: Queries, assignmentId: string): Promise<readonly Regrade[]> {
  return queries.query<Regrade>(
    `select r.id, r.state, r.started_at as "startedAt", u.display_name as "startedBy", r.ended_at as "endedAt",
       r.may_lower as "mayLower", count(j.id)::int as jobs,
       count(j.id) filter (where j.state = 'done')::int as done,
       count(j.id) filter (where j.state = 'failed')::int as failed
     from regrades r join users u on u.id = r.started_by left join grading_jobs j on j.regrade_id = r.id
     where r.assignment_id = $1 group by r.id, u.display_name order by r.started_at desc, r.id`,
    [assignmentId],
  );
}

/** What it finds, line by line: the people whose score changes first. */
export function previewRegrade(queries: Queries, regradeId: string): Promise<readonly RegradeLine[]> {
  return queries.query<RegradeLine>(
    `select s.id as "submissionId", s.member_id as "memberId", s.exercise,
       case when b.outcome <> 'error' then b.score end as before,
       case when n.outcome <> 'error' then n.score end as after, n.outcome as "outcomeAfter"
     from grading_jobs j join submissions s on s.id = j.submission_id
     left join counted_results c on c.submission_id = s.id
     left join results b on b.submission_id = c.submission_id and b.grader_version = c.grader_version
     left join results n on n.submission_id = j.submission_id and n.grader_version = j.grader_version
     where j.regrade_id = $1
     order by abs(coalesce(n.score, b.score, 0) - coalesce(b.score, 0)) desc, s.received_at, s.id limit 20000`,
    [regradeId],
  );
}

/**
 * Lets the results of a regrade count: of each submission the new one, or, unless it may lower, only where it is at least as good. What is
 * an error stays as it was.
 *
 * @throws HttpError `not-found`, or `conflict` while it is not done, or when it has ended.
 */
export async function applyRegrade(
  queries: Queries,
  classId: string,
  regradeId: string,
  mayLower: boolean,
  by: string,
  now: Date,
): Promise<number> {
  const assignmentId = await openRegrade(queries, classId, regradeId);
  const [left] = await queries.query<{ count: number }>(
    "select count(*)::int as count from grading_jobs where regrade_id = $1 and state in ('queued', 'leased')",
    [regradeId],
  );
  if ((left?.count ?? 0) > 0)
    throw new HttpError('conflict', `${left?.count} submissions have still to be graded. Wait for them.`);
  const changed = await queries.query(
    `insert into counted_results as c (submission_id, grader_version)
     select n.submission_id, n.grader_version
     from grading_jobs j
     join results n on n.submission_id = j.submission_id and n.grader_version = j.grader_version and n.outcome <> 'error'
     left join counted_results o on o.submission_id = j.submission_id
     left join results b on b.submission_id = o.submission_id and b.grader_version = o.grader_version
     where j.regrade_id = $1 and ($2 or b.score is null or b.outcome = 'error' or n.score >= b.score)
     on conflict (submission_id) do update set grader_version = excluded.grader_version returning c.submission_id`,
    [regradeId, mayLower],
  );
  await end(queries, regradeId, 'applied', mayLower, by, now);
  await recomputeGrades(queries, { classId, assignmentId }, now);
  await writeAudit(
    queries,
    {
      actorId: by,
      action: 'regrade.apply',
      classId,
      subjectId: assignmentId,
      detail: { id: regradeId, mayLower, submissions: changed.length },
    },
    now,
  );
  return changed.length;
}

/** Ends a regrade without effect; what it has found is kept, and counts nothing. @throws HttpError as `applyRegrade`. */
export async function discardRegrade(
  queries: Queries,
  classId: string,
  regradeId: string,
  by: string,
  now: Date,
): Promise<void> {
  const assignmentId = await openRegrade(queries, classId, regradeId);
  await queries.query(
    `update grading_jobs set state = 'failed', error = 'discarded', finished_at = $2
     where regrade_id = $1 and state in ('queued', 'leased')`,
    [regradeId, now],
  );
  await end(queries, regradeId, 'discarded', false, by, now);
  await writeAudit(
    queries,
    { actorId: by, action: 'regrade.discard', classId, subjectId: assignmentId, detail: { id: regradeId } },
    now,
  );
}

async function openRegrade(queries: Queries, classId: string, id: string): Promise<string> {
  const [row] = await queries.query<{ assignment_id: string; state: string }>(
    'select assignment_id, state from regrades where class_id = $1 and id = $2 for update',
    [classId, id],
  );
  if (row === undefined) throw new HttpError('not-found', 'There is no such regrade in this class.');
  if (row.state !== 'open') throw new HttpError('conflict', `This regrade was ${row.state} already.`);
  return row.assignment_id;
}

async function end(
  queries: Queries,
  id: string,
  state: 'applied' | 'discarded',
  mayLower: boolean,
  by: string,
  now: Date,
): Promise<void> {
  await queries.query(
    'update regrades set state = $2, may_lower = $3, ended_by = $4, ended_at = $5 where id = $1',
    [id, state, mayLower, by, now],
  );
}
