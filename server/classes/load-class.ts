import { z } from 'zod';
import type { Actor } from '../access/actor';
import type { ClassResource, Membership } from '../access/resource';
import type { Queries } from '../db/db';
import { HttpError } from '../http/http-error';
import type { Asked } from '../http/route';

export const classParams = z.object({ classId: z.uuid() });

interface MembershipRow {
  readonly id: string;
  readonly role: Membership['role'];
  readonly section_id: string | null;
  readonly may_export: boolean;
  readonly sees: string[] | null;
}

/** What someone is in a class now. */
export async function membershipOf(
  queries: Queries,
  classId: string,
  userId: string,
): Promise<Membership | null> {
  const [row] = await queries.query<MembershipRow>(
    `select m.id, m.role, m.section_id, m.may_export,
       case when not m.sees_all_sections then
         array(select t.section_id::text from ta_sections t where t.member_id = m.id) end as sees
     from members m where m.class_id = $1 and m.user_id = $2 and m.status = 'active'`,
    [classId, userId],
  );
  if (row === undefined) return null;
  const isAssistant = row.role === 'ta';
  return {
    memberId: row.id,
    role: row.role,
    sectionId: row.section_id,
    mayExport: isAssistant && row.may_export,
    sees: isAssistant ? row.sees : null,
  };
}

/** The class of a path as what is asked about. A class that is not there looks as one that one has no part in. */
export async function classOf<P extends { classId: string }>({
  services: { db },
  actor,
  params: { classId },
}: Asked<P, unknown>): Promise<ClassResource> {
  return {
    kind: 'class',
    classId,
    membership: actor.kind === 'user' ? await membershipOf(db, classId, actor.userId) : null,
  };
}

/** The section that members are in, as part of what is asked about, for an assistant who sees some sections only. */
export async function memberOf(
  asked: Asked<{ classId: string; memberId: string }, unknown>,
): Promise<ClassResource> {
  const [row] = await asked.services.db.query<{ section_id: string | null }>(
    'select section_id from members where class_id = $1 and id = $2',
    [asked.params.classId, asked.params.memberId],
  );
  return { ...(await classOf(asked)), sectionId: row?.section_id ?? null };
}

export interface ClassRow {
  readonly id: string;
  readonly name: string;
  readonly time_zone: string;
  readonly archived_at: Date | null;
}

/**
 * The class, held against changes until the end of the transaction; its changes are made one after the other.
 *
 * @throws HttpError `not-found`, or `conflict` when it is archived.
 */
export async function lockClass(queries: Queries, classId: string): Promise<ClassRow> {
  const [row] = await queries.query<ClassRow>(
    'select id, name, time_zone, archived_at from classes where id = $1 for update',
    [classId],
  );
  if (row === undefined) throw new HttpError('not-found', 'There is no such class.');
  if (row.archived_at !== null)
    throw new HttpError('conflict', `${row.name} is archived. Take it out of the archive to change it.`);
  return row;
}

/** The SQL of the name by which those who teach know a member: the roster's, where they came in by it, else what they call themselves. */
export const MEMBER_NAME = 'coalesce(n.name, u.display_name)';

/** Joins what `MEMBER_NAME` needs to members `m` with accounts `u`; `classId` is the SQL of their class. */
export const memberNames = (classId = '$1'): string => `left join (
  select distinct on (r.member_id) r.member_id, r.name from roster r
  where r.class_id = ${classId} and r.member_id is not null order by r.member_id, r.created_at desc, r.id) n on n.member_id = m.id`;

/** The SQL condition that keeps rows to the sections that the one who asks sees; `$n` is the list or null. */
export const seenSections = (column: string, parameter: number): string =>
  `($${parameter}::text[] is null or ${column}::text = any($${parameter}::text[]))`;

/** Whose sections they see; an administrator and an instructor see all. */
export function sectionsSeen(actor: Actor, { membership }: ClassResource): readonly string[] | null {
  if (actor.kind === 'user' && actor.isAdmin) return null;
  return membership?.sees ?? null;
}
