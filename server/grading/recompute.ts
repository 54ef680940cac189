import { type GradedAttempt, gradeOf } from '../../engine/assignments/grade';
import { listOwnAssignments, type OwnAssignment } from '../classes/list-assignments';
import type { Queries } from '../db/db';
import { assignedExercises } from './assigned-exercises';

/** Whose grades, for what; what is absent is not asked about. */
export interface GradeScope {
  readonly classId: string;
  readonly assignmentId?: string;
  readonly memberId?: string;
  readonly sectionId?: string;
}

interface MemberRow {
  readonly id: string;
  readonly section_id: string | null;
}

interface AttemptRow {
  readonly id: string;
  readonly assignment_id: string;
  readonly exercise: string;
  readonly received_at: Date;
  /** By the client's clock, put right by how far that was measured to be ahead. */
  readonly made_at: Date;
  readonly offline_grace_minutes: number;
  readonly outcome: 'passed' | 'failed' | 'error' | null;
  readonly score: number | null;
  readonly trust: GradedAttempt['trust'];
  readonly is_given_up: boolean;
}

/**
 * Computes grades anew from what was handed in, what counts of it, dates, exceptions and policies. To be called, in the same transaction,
 * by whatever changes one of them. What was set by hand is kept, and stands before what is computed. Who has handed nothing in and is
 * excused of nothing has no row.
 */
export async function recomputeGrades(queries: Queries, scope: GradeScope, now: Date): Promise<void> {
  const members = await queries.query<MemberRow>(
    `select m.id, m.section_id from members m
     where m.class_id = $1 and m.role = 'learner' and ($2::uuid is null or m.id = $2)
       and ($3::uuid is null or m.section_id = $3)
       and (m.id = $2 or exists (select 1 from submissions s where s.member_id = m.id)
         or exists (select 1 from grades g where g.member_id = m.id)
         or exists (select 1 from overrides o where o.class_id = m.class_id and o.is_excused
           and (o.member_id = m.id or o.section_id = m.section_id)))
     order by m.id`,
    [scope.classId, scope.memberId ?? null, scope.sectionId ?? null],
  );
  for (const member of members) await recomputeMember(queries, scope, member, now);
}

async function recomputeMember(
  queries: Queries,
  { classId, assignmentId }: GradeScope,
  { id: memberId, section_id: sectionId }: MemberRow,
  now: Date,
): Promise<void> {
  const own = await listOwnAssignments(queries, classId, { memberId, sectionId });
  const wanted = own.filter(({ id }) => assignmentId === undefined || id === assignmentId);
  if (wanted.length === 0) return;
  // One after the other for a person: whoever computes last has seen everything that the others wrote.
  await queries.query('select 1 from members where id = $1 for update', [memberId]);
  const attempts = await queries.query<AttemptRow>(
    `select s.id, s.assignment_id, s.exercise, s.received_at, s.client_at - make_interval(secs => s.client_ahead_ms / 1000.0) as made_at,
       k.offline_grace_minutes, r.outcome, r.score, r.trust,
       not exists (select 1 from grading_jobs j where j.submission_id = s.id and j.state in ('queued', 'leased')) as is_given_up
     from submissions s join classes k on k.id = s.class_id
     left join counted_results c on c.submission_id = s.id
     left join results r on r.submission_id = c.submission_id and r.grader_version = c.grader_version
     where s.member_id = $1 and ($2::uuid is null or s.assignment_id = $2)`,
    [memberId, assignmentId ?? null],
  );
  const overridden = await queries.query<{ assignment_id: string; override_points: number | null }>(
    'select assignment_id, override_points from grades where member_id = $1',
    [memberId],
  );
  for (const assignment of wanted) {
    const points = overridden.find((row) => row.assignment_id === assignment.id)?.override_points ?? null;
    const mine = attempts
      .filter((row) => row.assignment_id === assignment.id)
      .map((row) => attemptOf(row, assignment.dueAt));
    await writeGrade(queries, { classId, memberId, assignment, attempts: mine, overridePoints: points }, now);
  }
}

function attemptOf(row: AttemptRow, dueAt: Date | null): GradedAttempt {
  const isError = row.outcome === 'error' || (row.outcome === null && row.is_given_up);
  return {
    id: row.id,
    exercise: row.exercise,
    receivedAt: row.received_at.getTime(),
    countsFrom: madeOffline(row, dueAt),
    state: isError ? 'error' : row.outcome === null ? 'waiting' : 'graded',
    score: row.score ?? 0,
    trust: row.trust,
  };
}

/**
 * When work counts as received that says it was made before its due date and came a little after it: where the class accepts that. It is the
 * learner's word, so no class accepts it by itself.
 */
function madeOffline(row: AttemptRow, dueAt: Date | null): number | undefined {
  if (dueAt === null || row.received_at <= dueAt || row.made_at > dueAt) return undefined;
  const late = row.received_at.getTime() - dueAt.getTime();
  return late <= row.offline_grace_minutes * 60_000 ? row.made_at.getTime() : undefined;
}

interface ToGrade {
  readonly classId: string;
  readonly memberId: string;
  readonly assignment: OwnAssignment;
  readonly attempts: readonly GradedAttempt[];
  readonly overridePoints: number | null;
}

async function writeGrade(
  queries: Queries,
  { classId, memberId, assignment, attempts, overridePoints }: ToGrade,
  now: Date,
): Promise<void> {
  const ms = (date: Date | null) => date?.getTime() ?? null;
  const grade = gradeOf(attempts, {
    points: assignment.points,
    counts: assignment.counts,
    latePolicy: assignment.latePolicy,
    terms: {
      opensAt: ms(assignment.opensAt),
      dueAt: ms(assignment.dueAt),
      closesAt: ms(assignment.closesAt),
      maxAttempts: assignment.maxAttempts,
      isExcused: assignment.isExcused,
    },
    exercises: assignedExercises(assignment, now).map(({ name }) => name),
    overridePoints,
  });
  await queries.query(
    `insert into grades (class_id, member_id, assignment_id, raw, late, final, state, trust, attempts, is_excused,
       last_submission_id, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (member_id, assignment_id) do update set raw = excluded.raw, late = excluded.late, final = excluded.final,
       state = excluded.state, trust = excluded.trust, attempts = excluded.attempts, is_excused = excluded.is_excused,
       last_submission_id = excluded.last_submission_id, updated_at = excluded.updated_at`,
    [
      classId,
      memberId,
      assignment.id,
      grade.raw,
      grade.late,
      grade.final,
      grade.state,
      grade.trust,
      grade.attempts,
      grade.isExcused,
      grade.lastSubmissionId,
      now,
    ],
  );
}
