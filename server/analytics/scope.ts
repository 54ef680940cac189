import { listAssignments } from '../classes/list-assignments';
import { MEMBER_NAME, memberNames, seenSections } from '../classes/load-class';
import type { Queries, SqlParam } from '../db/db';
import { assignedExercises } from '../grading/assigned-exercises';

/** What insights of a class look at: learners who are in it now, and the exercises that are assigned. */
export interface InsightScope {
  readonly classId: string;
  /** The sections that the one who asks sees; null: all. */
  readonly sees: readonly string[] | null;
  /** One section alone; null: all that are seen. */
  readonly section: string | null;
  readonly exercises: readonly ScopedExercise[];
  readonly lessons: readonly string[];
}

export interface ScopedExercise {
  readonly name: string;
  readonly title: string;
  readonly assignmentId: string;
  /** The lesson's folder, as in its address. */
  readonly lesson: string;
  readonly isHidden: boolean;
}

/** Reads what is assigned in a class. What its learners do in other lessons is their own affair. */
export async function scopeOf(
  queries: Queries,
  classId: string,
  sees: readonly string[] | null,
  section: string | null,
  now: Date,
): Promise<InsightScope> {
  const assignments = await listAssignments(queries, classId);
  const exercises = assignments.flatMap((assignment) =>
    assignedExercises(assignment, now).map(({ name, title, lesson }) => ({
      name,
      title,
      assignmentId: assignment.id,
      lesson: lesson.slug,
      isHidden: assignment.isAnonymous && assignment.revealedAt === null,
    })),
  );
  // A lesson can be assigned by itself and with its module; names that one of them hides stay hidden.
  const hidden = new Set(exercises.filter(({ isHidden }) => isHidden).map(({ name }) => name));
  const once = [...new Map(exercises.map((each) => [each.name, each])).values()].map((each) => ({
    ...each,
    isHidden: hidden.has(each.name),
  }));
  return { classId, sees, section, exercises: once, lessons: [...new Set(once.map(({ lesson }) => lesson))] };
}

/** The learners of a scope as a table `people (member_id, user_id, name)` for `with`; its parameters are the first four. */
export const PEOPLE = `people as (
  select m.id as member_id, m.user_id, ${MEMBER_NAME} as name from members m join users u on u.id = m.user_id ${memberNames()}
  where m.class_id = $1 and m.role = 'learner' and m.status = 'active'
    and ${seenSections('m.section_id', 2)} and ($3::text is null or m.section_id::text = $3))`;

/**
 * What was tried as a table `tries (member_id, exercise, at, is_pass)`: the checks that a learner's browsers have told of; of an exercise
 * of which they told nothing, what was handed in. The fourth parameter is the exercises.
 */
export const TRIES = `told as (
  select p.member_id, e.exercise, e.client_at as at, e.body->>'outcome' as outcome
  from events e join people p on p.user_id = e.user_id
  where e.kind = 'attempt' and e.exercise = any($4::text[]) and e.body->>'outcome' in ('passed', 'failed')),
handed as (
  select p.member_id, s.exercise, s.received_at as at, r.outcome
  from submissions s join people p on p.member_id = s.member_id
  join counted_results c on c.submission_id = s.id
  join results r on r.submission_id = c.submission_id and r.grader_version = c.grader_version
  where s.class_id = $1 and s.exercise = any($4::text[]) and r.outcome in ('passed', 'failed')
    and not exists (select 1 from told t where t.member_id = s.member_id and t.exercise = s.exercise)),
tries as (
  select member_id, exercise, at, outcome = 'passed' as is_pass from told
  union all select member_id, exercise, at, outcome = 'passed' from handed)`;

export const paramsOf = ({ classId, sees, section, exercises }: InsightScope): readonly SqlParam[] => [
  classId,
  sees,
  section,
  exercises.map(({ name }) => name),
];
