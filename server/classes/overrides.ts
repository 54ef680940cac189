import type { z } from 'zod';
import type { setOverridesSchema } from '../../contracts/api/classes';
import type { Queries } from '../db/db';
import { HttpError } from '../http/http-error';
import { seenSections } from './load-class';

export type SetOverrides = z.infer<typeof setOverridesSchema>;

/**
 * Gives each of the people and sections the same exception for each of the assignments, in place of the one they had. All of
 * them or none.
 *
 * @throws HttpError `not-found` when one of them is not of this class.
 */
export async function setOverrides(
  queries: Queries,
  classId: string,
  { assignmentIds, memberIds, sectionIds, ...terms }: SetOverrides,
  madeBy: string,
  now: Date,
): Promise<number> {
  await refuseStrange(queries, 'assignments', classId, assignmentIds);
  await refuseStrange(queries, 'members', classId, memberIds);
  await refuseStrange(queries, 'sections', classId, sectionIds);
  const pairs = assignmentIds.flatMap((assignmentId) => [
    ...memberIds.map((memberId) => ({ assignmentId, memberId, sectionId: '' })),
    ...sectionIds.map((sectionId) => ({ assignmentId, memberId: '', sectionId })),
  ]);
  await queries.query(
    `delete from overrides o using unnest($1::text[], $2::text[], $3::text[]) as p (assignment, member, section)
     where o.class_id = $4 and o.assignment_id::text = p.assignment
       and coalesce(o.member_id::text, '') = p.member and coalesce(o.section_id::text, '') = p.section`,
    [
      pairs.map((pair) => pair.assignmentId),
      pairs.map((pair) => pair.memberId),
      pairs.map((pair) => pair.sectionId),
      classId,
    ],
  );
  await queries.query(
    `insert into overrides (id, class_id, assignment_id, member_id, section_id, opens_at, due_at, closes_at,
       extra_attempts, is_excused, reason, made_by, created_at)
     select p.id::uuid, $5, p.assignment::uuid, nullif(p.member, '')::uuid, nullif(p.section, '')::uuid, $6, $7, $8, $9, $10, $11, $12, $13
     from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as p (id, assignment, member, section)`,
    [
      pairs.map(() => crypto.randomUUID()),
      pairs.map((pair) => pair.assignmentId),
      pairs.map((pair) => pair.memberId),
      pairs.map((pair) => pair.sectionId),
      classId,
      terms.opensAt,
      terms.dueAt,
      terms.closesAt,
      terms.extraAttempts,
      terms.isExcused,
      terms.reason,
      madeBy,
      now,
    ],
  );
  return pairs.length;
}

async function refuseStrange(
  queries: Queries,
  table: 'assignments' | 'members' | 'sections',
  classId: string,
  ids: readonly string[],
): Promise<void> {
  const wanted = new Set(ids);
  const rows = await queries.query(
    `select 1 from ${table} where class_id = $1 and id::text = any($2::text[])`,
    [classId, [...wanted]],
  );
  if (rows.length !== wanted.size)
    throw new HttpError('not-found', `One of the ${table} is not of this class. Look at it again.`);
}

/** The exceptions of a class, those of the sections that are seen and their people (null: all). */
export function listOverrides(
  queries: Queries,
  classId: string,
  sees: readonly string[] | null,
): Promise<readonly object[]> {
  return queries.query(
    `select o.id, o.assignment_id as "assignmentId", o.member_id as "memberId", o.section_id as "sectionId",
       o.opens_at as "opensAt", o.due_at as "dueAt", o.closes_at as "closesAt", o.extra_attempts as "extraAttempts",
       o.is_excused as "isExcused", o.reason, u.display_name as "madeBy", o.created_at as "createdAt"
     from overrides o join users u on u.id = o.made_by left join members m on m.id = o.member_id
     where o.class_id = $1 and ${seenSections('coalesce(o.section_id, m.section_id)', 2)}
     order by o.created_at, o.id`,
    [classId, sees],
  );
}

/** @throws HttpError `not-found`. */
export async function removeOverride(queries: Queries, classId: string, id: string): Promise<void> {
  const removed = await queries.query('delete from overrides where class_id = $1 and id = $2 returning id', [
    classId,
    id,
  ]);
  if (removed.length === 0) throw new HttpError('not-found', 'There is no such exception in this class.');
}
