import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { changeMemberSchema, changeRoleSchema } from '../../contracts/api/classes';
import type { ClassRole } from '../access/resource';
import { closeSessionsOf } from '../accounts/sessions';
import type { Queries } from '../db/db';
import { members, taSections } from '../db/schema/classes';
import { fieldError, HttpError } from '../http/http-error';
import { MEMBER_NAME, memberNames, seenSections } from './load-class';

/** The people of a class by name, of the sections that are seen (null: all). */
export function listMembers(
  queries: Queries,
  classId: string,
  sees: readonly string[] | null,
): Promise<readonly object[]> {
  return queries.query(
    `select m.id, ${MEMBER_NAME} as name, u.display_name as "displayName", u.username, u.email, m.role, m.status, m.section_id as "sectionId",
       m.student_id as "studentId", m.may_export as "mayExport", m.created_at as "createdAt",
       case when m.role = 'ta' and not m.sees_all_sections then
         array(select t.section_id::text from ta_sections t where t.member_id = m.id) end as sees
     from members m join users u on u.id = m.user_id ${memberNames()}
     where m.class_id = $1 and ${seenSections('m.section_id', 2)}
     order by lower(${MEMBER_NAME}), m.id`,
    [classId, sees],
  );
}

/** Takes someone who has an account into a class. Staff are let in by name, never by a code. */
export async function addMember(
  queries: Queries,
  classId: string,
  { username, role }: { readonly username: string; readonly role: ClassRole },
  now: Date,
): Promise<string> {
  const [user] = await queries.query<{ id: string }>(
    'select id from users where username = $1 and disabled_at is null and erased_at is null',
    [username],
  );
  if (user === undefined)
    throw fieldError(
      'username',
      `Nobody signs in by the name ${username}. An administrator can invite them.`,
    );
  const [row] = await queries.query<{ id: string }>(
    `insert into members (id, class_id, user_id, role, status, created_at) values ($1, $2, $3, $4, 'active', $5)
     on conflict (class_id, user_id) do update set role = excluded.role, status = 'active'
       where members.status <> 'active'
     returning id`,
    [crypto.randomUUID(), classId, user.id, role, now],
  );
  if (row === undefined) throw fieldError('username', `${username} is in this class already.`);
  // Their sessions become the short ones of staff with the next sign-in.
  if (role !== 'learner') await closeSessionsOf(queries, user.id);
  return row.id;
}

/** Changes a member's section, number or state. @throws HttpError `not-found`, `conflict` for the last instructor. */
export async function changeMember(
  queries: Queries,
  classId: string,
  memberId: string,
  change: z.infer<typeof changeMemberSchema>,
): Promise<void> {
  await getMember(queries, classId, memberId);
  if (change.status === 'removed') await refuseLastInstructor(queries, classId, memberId);
  if (Object.keys(change).length === 0) return;
  await queries.orm
    .update(members)
    .set(change)
    .where(and(eq(members.classId, classId), eq(members.id, memberId)));
}

/** Changes what someone is in a class; they sign in anew. @throws HttpError as `changeMember`. */
export async function changeRole(
  queries: Queries,
  classId: string,
  memberId: string,
  { role, mayExport, sees }: z.infer<typeof changeRoleSchema>,
): Promise<void> {
  const { userId } = await getMember(queries, classId, memberId);
  if (role !== 'instructor') await refuseLastInstructor(queries, classId, memberId);
  const isLimited = role === 'ta' && sees !== null;
  await queries.orm
    .update(members)
    .set({ role, mayExport: role === 'ta' && mayExport, seesAllSections: !isLimited })
    .where(and(eq(members.classId, classId), eq(members.id, memberId)));
  await queries.orm.delete(taSections).where(eq(taSections.memberId, memberId));
  if (isLimited && sees.length > 0)
    await queries.orm
      .insert(taSections)
      .values([...new Set(sees)].map((sectionId) => ({ classId, memberId, sectionId })));
  await closeSessionsOf(queries, userId);
}

/** Takes oneself out of a class; work and grades stay. */
export async function leaveClass(queries: Queries, classId: string, memberId: string): Promise<void> {
  await queries.orm
    .update(members)
    .set({ status: 'left' })
    .where(and(eq(members.classId, classId), eq(members.id, memberId)));
}

/** @throws HttpError `not-found`. */
export async function getMember(
  queries: Queries,
  classId: string,
  memberId: string,
): Promise<typeof members.$inferSelect> {
  const [row] = await queries.orm
    .select()
    .from(members)
    .where(and(eq(members.classId, classId), eq(members.id, memberId)));
  if (row === undefined) throw new HttpError('not-found', 'There is no such person in this class.');
  return row;
}

async function refuseLastInstructor(queries: Queries, classId: string, memberId: string): Promise<void> {
  const instructors = await queries.query<{ id: string }>(
    "select id from members where class_id = $1 and role = 'instructor' and status = 'active'",
    [classId],
  );
  if (instructors.length === 1 && instructors[0]?.id === memberId)
    throw new HttpError('conflict', 'This is the only instructor of the class. Add another one first.');
}
