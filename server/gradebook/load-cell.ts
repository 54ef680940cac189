import type { AttemptInfo, AttemptResult, CellAnswer, CellNote } from '../../contracts/api/gradebook';
import type { AssignmentInfo, OverrideInfo } from '../../contracts/api/teach';
import { lateness } from '../../engine/assignments/late-policy';
import { listAssignments } from '../classes/list-assignments';
import { type OwnTerms, ownTerms } from '../classes/own-terms';
import type { Queries } from '../db/db';
import { assignedExercises } from '../grading/assigned-exercises';
import { HttpError } from '../http/http-error';
import type { PersonOfCell } from './person-of-cell';

/** All that a cell of the gradebook is made of. @throws HttpError `not-found`. */
export async function loadCell(
  queries: Queries,
  classId: string,
  assignmentId: string,
  person: PersonOfCell,
  now: Date,
): Promise<CellAnswer> {
  const assignment = (await listAssignments(queries, classId)).find(({ id }) => id === assignmentId);
  if (assignment === undefined)
    throw new HttpError('not-found', 'There is no such assignment in this class.');
  const own = await ownTerms(queries, classId, assignmentId, person);
  const { terms } = own;
  const titles = new Map(assignedExercises(assignment, now).map(({ name, title }) => [name, title]));
  return {
    person: {
      key: person.key,
      name: person.name,
      isHidden: person.isHidden,
      // A section can be one person.
      section: person.isHidden ? null : person.section,
    },
    assignment: JSON.parse(JSON.stringify(assignment)) as AssignmentInfo,
    terms: {
      opensAt: isoOf(terms.opensAt),
      dueAt: isoOf(terms.dueAt),
      closesAt: isoOf(terms.closesAt),
      maxAttempts: terms.maxAttempts,
      isExcused: terms.isExcused,
    },
    grade: await gradeOf(queries, assignmentId, person.memberId),
    overrides: (await exceptionsOf(queries, assignmentId, person)).map((each) => ({
      ...each,
      memberId: each.memberId === null ? null : person.key,
    })),
    attempts: await attemptsOf(queries, assignmentId, person.memberId, own, titles),
    hints: await hintsOf(queries, person.userId, [...titles.keys()]),
    notes: await notesOf(queries, classId, assignmentId, person.memberId),
  };
}

const isoOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

async function gradeOf(
  queries: Queries,
  assignmentId: string,
  memberId: string,
): Promise<CellAnswer['grade']> {
  const [row] = await queries.query<NonNullable<CellAnswer['grade']>>(
    `select g.raw, g.late, g.final, g.override_points as "overridePoints", g.override_reason as "overrideReason",
       u.display_name as "overrideBy", g.state, g.trust, g.updated_at as "updatedAt"
     from grades g left join users u on u.id = g.override_by where g.member_id = $1 and g.assignment_id = $2`,
    [memberId, assignmentId],
  );
  return row ?? null;
}

async function exceptionsOf(
  queries: Queries,
  assignmentId: string,
  { memberId, sectionId }: PersonOfCell,
): Promise<readonly OverrideInfo[]> {
  return queries.query<OverrideInfo>(
    `select o.id, o.assignment_id as "assignmentId", o.member_id as "memberId", o.section_id as "sectionId",
       o.opens_at as "opensAt", o.due_at as "dueAt", o.closes_at as "closesAt", o.extra_attempts as "extraAttempts",
       o.is_excused as "isExcused", o.reason, u.display_name as "madeBy", o.created_at as "createdAt"
     from overrides o join users u on u.id = o.made_by
     where o.assignment_id = $1 and (o.member_id = $2 or o.section_id = $3::uuid) order by o.member_id nulls first`,
    [assignmentId, memberId, sectionId],
  );
}

interface AttemptRow {
  readonly id: string;
  readonly exercise: string;
  readonly receivedAt: Date;
  readonly clientAt: Date;
  readonly outcome: AttemptResult['outcome'] | null;
  readonly score: number;
  readonly trust: AttemptResult['trust'];
  readonly parts: AttemptResult['parts'];
  readonly graderVersion: string;
}

async function attemptsOf(
  queries: Queries,
  assignmentId: string,
  memberId: string,
  { terms, latePolicy }: OwnTerms,
  titles: ReadonlyMap<string, string>,
): Promise<readonly AttemptInfo[]> {
  const rows = await queries.query<AttemptRow>(
    `select s.id, s.exercise, s.received_at as "receivedAt", s.client_at as "clientAt", r.outcome, r.score, r.trust, r.parts,
       r.grader_version as "graderVersion"
     from submissions s
     left join counted_results c on c.submission_id = s.id
     left join results r on r.submission_id = c.submission_id and r.grader_version = c.grader_version
     where s.member_id = $1 and s.assignment_id = $2 order by s.received_at desc, s.id limit 500`,
    [memberId, assignmentId],
  );
  return rows.map(({ id, exercise, receivedAt, clientAt, outcome, score, trust, parts, graderVersion }) => ({
    id,
    exercise,
    title: titles.get(exercise) ?? exercise,
    receivedAt: receivedAt.toISOString(),
    clientAt: clientAt.toISOString(),
    lateness: lateness(latePolicy, terms, receivedAt.getTime()),
    result: outcome === null ? null : { outcome, score, trust, parts, graderVersion },
  }));
}

async function hintsOf(
  queries: Queries,
  userId: string,
  exercises: readonly string[],
): Promise<Readonly<Record<string, number>>> {
  const rows = await queries.query<{ exercise: string; opened: number }>(
    `select exercise, max(case when jsonb_typeof(body->'value') = 'number' then (body->>'value')::float8 else 0 end) as opened
     from events where user_id = $1 and kind = 'document' and body->>'document' = 'hints' and exercise = any($2::text[])
     group by exercise`,
    [userId, exercises],
  );
  return Object.fromEntries(rows.map(({ exercise, opened }) => [exercise, opened]));
}

async function notesOf(
  queries: Queries,
  classId: string,
  assignmentId: string,
  memberId: string,
): Promise<readonly CellNote[]> {
  return queries.query<CellNote>(
    `select a.at, u.display_name as by, a.action, a.detail - 'memberIds' - 'sectionIds' - 'assignmentIds' - 'assignmentId' as detail
     from audit a left join users u on u.id = a.actor_id
     where a.class_id = $1 and a.action in ('grades.override', 'overrides.set')
       and ((a.subject_id = $2 and a.detail->>'assignmentId' = $3)
         or (a.detail->'memberIds' @> to_jsonb($2::text) and a.detail->'assignmentIds' @> to_jsonb($3::text)))
     order by a.at desc limit 50`,
    [classId, memberId, assignmentId],
  );
}
