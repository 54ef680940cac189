import { type Grade, type GradedAttempt, type GradeTerms, gradeOf } from '../../engine/assignments/grade';
import { loadOwnAssignments, type OwnAssignment } from '../classes/list-assignments';
import type { Queries } from '../db/db';
import { type NewGrade, queueScores } from '../lti/scores';
import { assignedExercises } from './assigned-exercises';
import { shownOf } from './own-results';

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

interface OverriddenRow extends CellRow {
  readonly override_points: number;
}

interface AttemptRow extends CellRow {
  readonly id: string;
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

/** Computed at once; a large class takes several turns. */
const MEMBERS_AT_ONCE = 500;

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
  const exercisesOf = exercisesBy(now);
  for (let at = 0; at < members.length; at += MEMBERS_AT_ONCE)
    await recomputeMembers(queries, scope, members.slice(at, at + MEMBERS_AT_ONCE), exercisesOf, now);
}

/** The names of the exercises of an assignment, which are the same for everybody. */
function exercisesBy(now: Date): (assignment: OwnAssignment) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (assignment) => {
    const names = known.get(assignment.id) ?? assignedExercises(assignment, now).map(({ name }) => name);
    known.set(assignment.id, names);
    return names;
  };
}

async function recomputeMembers(
  queries: Queries,
  { classId, assignmentId }: GradeScope,
  members: readonly MemberRow[],
  exercisesOf: (assignment: OwnAssignment) => readonly string[],
  now: Date,
): Promise<void> {
  const ids = members.map(({ id }) => id);
  // One after the other for a person: whoever computes last has seen everything that the others wrote.
  await queries.query('select 1 from members where id = any($1::text[]::uuid[]) order by id for update', [
    ids,
  ]);
  const ownOf = await loadOwnAssignments(queries, classId, ids);
  const attempts = await queries.query<AttemptRow>(
    `select s.id, s.member_id, s.assignment_id, s.exercise, s.received_at,
       s.client_at - make_interval(secs => s.client_ahead_ms / 1000.0) as made_at, k.offline_grace_minutes, r.outcome, r.score, r.trust,
       not exists (select 1 from grading_jobs j where j.submission_id = s.id and j.state in ('queued', 'leased')) as is_given_up
     from submissions s join classes k on k.id = s.class_id
     left join counted_results c on c.submission_id = s.id
     left join results r on r.submission_id = c.submission_id and r.grader_version = c.grader_version
     where s.member_id = any($1::text[]::uuid[]) and ($2::uuid is null or s.assignment_id = $2)`,
    [ids, assignmentId ?? null],
  );
  const overridden = await queries.query<OverriddenRow>(
    `select member_id, assignment_id, override_points from grades
     where member_id = any($1::text[]::uuid[]) and override_points is not null`,
    [ids],
  );
  const attemptsOf = groupedByCell(attempts);
  const pointsOf = groupedByCell(overridden);
  const grades = members.flatMap(({ id: memberId, section_id: sectionId }) =>
    ownOf({ memberId, sectionId })
      .filter(({ id }) => assignmentId === undefined || id === assignmentId)
      .map((assignment) => {
        const cell = cellKey({ member_id: memberId, assignment_id: assignment.id });
        return {
          memberId,
          assignmentId: assignment.id,
          assignment,
          ...gradeOf(
            (attemptsOf.get(cell) ?? []).map((row) => attemptOf(row, assignment.dueAt)),
            termsOf(assignment, exercisesOf(assignment), pointsOf.get(cell)?.[0]?.override_points ?? null),
          ),
        };
      }),
  );
  await writeGrades(
    queries,
    classId,
    grades.map(({ assignment: _, ...grade }) => grade),
    now,
  );
  await queueScores(
    queries,
    classId,
    grades.map(({ assignment, memberId, final }) => toldOf(assignment, memberId, final, now)),
    now,
  );
}

interface CellRow {
  readonly member_id: string;
  readonly assignment_id: string;
}

const cellKey = ({ member_id, assignment_id }: CellRow): string => `${member_id} ${assignment_id}`;

function groupedByCell<Row extends CellRow>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const cells = new Map<string, Row[]>();
  for (const row of rows) {
    const key = cellKey(row);
    const list = cells.get(key);
    if (list === undefined) cells.set(key, [row]);
    else list.push(row);
  }
  return cells;
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

function termsOf(
  { points, counts, latePolicy, opensAt, dueAt, closesAt, maxAttempts, isExcused }: OwnAssignment,
  exercises: readonly string[],
  overridePoints: number | null,
): GradeTerms {
  const ms = (date: Date | null) => date?.getTime() ?? null;
  return {
    points,
    counts,
    latePolicy,
    terms: { opensAt: ms(opensAt), dueAt: ms(dueAt), closesAt: ms(closesAt), maxAttempts, isExcused },
    exercises,
    overridePoints,
  };
}

type ComputedGrade = Grade & { readonly memberId: string; readonly assignmentId: string };

async function writeGrades(
  queries: Queries,
  classId: string,
  grades: readonly ComputedGrade[],
  now: Date,
): Promise<void> {
  if (grades.length === 0) return;
  await queries.query(
    `insert into grades (class_id, member_id, assignment_id, raw, late, final, state, trust, attempts, is_excused,
       last_submission_id, updated_at)
     select $1, g."memberId", g."assignmentId", g.raw, g.late, g.final, g.state, g.trust, g.attempts, g."isExcused",
       g."lastSubmissionId", $3::timestamptz
     from jsonb_to_recordset($2::jsonb) as g ("memberId" uuid, "assignmentId" uuid, raw float8, late float8, final float8,
       state text, trust text, attempts int, "isExcused" boolean, "lastSubmissionId" uuid)
     on conflict (member_id, assignment_id) do update set raw = excluded.raw, late = excluded.late, final = excluded.final,
       state = excluded.state, trust = excluded.trust, attempts = excluded.attempts, is_excused = excluded.is_excused,
       last_submission_id = excluded.last_submission_id, updated_at = excluded.updated_at`,
    [classId, JSON.stringify(grades), now],
  );
}

/** What platforms may be told of a grade: what its learner may see, and no sooner. */
function toldOf(assignment: OwnAssignment, memberId: string, final: number | null, now: Date): NewGrade {
  const { id: assignmentId, points: most, releasePolicy, dueAt } = assignment;
  const isHidden = shownOf(assignment, now) === 'nothing';
  const shownFrom = isHidden && releasePolicy === 'after-due' ? dueAt : null;
  const points = isHidden && shownFrom === null ? null : final;
  return { assignmentId, memberId, points, most, shownFrom };
}
