import { writeAudit } from '../accounts/audit';
import type { Queries } from '../db/db';
import { createClass } from './classes';
import { lockClass } from './load-class';

export interface ClassCopy {
  readonly name: string;
  readonly shiftDays: number;
}

/**
 * Makes a class like another one: its sections, its settings and its assignments, without people and exceptions. Dates move by
 * days on the clock of the class, so that a Sunday at 23:59 stays one across a change to summer time.
 */
export async function copyClass(
  queries: Queries,
  fromId: string,
  { name, shiftDays }: ClassCopy,
  userId: string,
  now: Date,
): Promise<string> {
  const [from] = await queries.query<{ time_zone: string }>('select time_zone from classes where id = $1', [
    fromId,
  ]);
  const timeZone = from?.time_zone ?? 'UTC';
  const id = await createClass(queries, { name, timeZone }, userId, now, fromId);
  await lockClass(queries, id);
  await queries.query(
    `update classes c set needs_approval = f.needs_approval, offline_grace_minutes = f.offline_grace_minutes,
       joins_per_hour = f.joins_per_hour
     from classes f where f.id = $1 and c.id = $2`,
    [fromId, id],
  );
  const sections = await copyRows(queries, 'sections', fromId);
  await queries.query(
    `insert into sections (id, class_id, name)
     select m.new::uuid, $2, s.name from sections s join unnest($3::text[], $4::text[]) as m (old, new) on m.old = s.id::text
     where s.class_id = $1`,
    [fromId, id, sections.old, sections.new],
  );
  const assignments = await copyRows(queries, 'assignments', fromId);
  const shifted = (column: string) =>
    `((a.${column} at time zone $5) + make_interval(days => $6::int)) at time zone $5`;
  await queries.query(
    `insert into assignments (id, class_id, position, title, kind, content_id, points, opens_at, due_at, closes_at,
       late_policy, max_attempts, cooldown_seconds, release_policy, counts, is_anonymous, created_at)
     select m.new::uuid, $2, a.position, a.title, a.kind, a.content_id, a.points,
       ${shifted('opens_at')}, ${shifted('due_at')}, ${shifted('closes_at')},
       a.late_policy, a.max_attempts, a.cooldown_seconds, a.release_policy, a.counts, a.is_anonymous, $7
     from assignments a join unnest($3::text[], $4::text[]) as m (old, new) on m.old = a.id::text
     where a.class_id = $1 and a.removed_at is null`,
    [fromId, id, assignments.old, assignments.new, timeZone, shiftDays, now],
  );
  await queries.query(
    `insert into assignment_sections (class_id, assignment_id, section_id)
     select $1, a.new::uuid, s.new::uuid from assignment_sections x
     join assignments o on o.id = x.assignment_id and o.removed_at is null
     join unnest($2::text[], $3::text[]) as a (old, new) on a.old = x.assignment_id::text
     join unnest($4::text[], $5::text[]) as s (old, new) on s.old = x.section_id::text`,
    [id, assignments.old, assignments.new, sections.old, sections.new],
  );
  await writeAudit(queries, { actorId: userId, action: 'class.copy', classId: fromId, subjectId: id }, now);
  return id;
}

/** The ids of the rows of a class, and a new one for each. */
async function copyRows(
  queries: Queries,
  table: 'sections' | 'assignments',
  classId: string,
): Promise<{ readonly old: readonly string[]; readonly new: readonly string[] }> {
  const rows = await queries.query<{ id: string }>(`select id from ${table} where class_id = $1`, [classId]);
  return { old: rows.map(({ id }) => id), new: rows.map(() => crypto.randomUUID()) };
}
