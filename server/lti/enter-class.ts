import type { ClassRole } from '../access/resource';
import { writeAudit } from '../accounts/audit';
import { closeSessionsOf } from '../accounts/sessions';
import type { Queries } from '../db/db';
import { HttpError } from '../http/http-error';
import type { Context } from './contexts';

export interface CoursePerson {
  readonly userId: string;
  readonly subject: string;
  readonly role: ClassRole;
}

export interface Entry {
  readonly memberId: string;
  readonly role: ClassRole;
}

interface MemberRow {
  readonly id: string;
  readonly role: ClassRole;
  readonly status: 'active' | 'pending' | 'left' | 'removed';
  /** What the platform said before; null: nothing yet. */
  readonly said: ClassRole | null;
}

/**
 * Makes somebody a member by what a platform says. Where the platform changes its mind about a role, the lab follows; what was set in the lab
 * since stays otherwise. The last instructor stays one.
 *
 * @throws HttpError `forbidden` for someone who was removed, `conflict` when the class is archived and they are not in it.
 */
export async function enterClass(
  queries: Queries,
  { id: contextId, classId, isArchived }: Context,
  { userId, subject, role }: CoursePerson,
  now: Date,
): Promise<Entry> {
  const [found] = await queries.query<MemberRow & object>(
    `select m.id, m.role, m.status, l.role as said
     from members m left join lti_members l on l.member_id = m.id and l.context_id = $2
     where m.class_id = $1 and m.user_id = $3`,
    [classId, contextId, userId],
  );
  if (found?.status === 'removed')
    throw new HttpError('forbidden', 'You were removed from this class. Ask your instructor.');
  const isIn = found?.status === 'active';
  if (isArchived) {
    if (isIn) return { memberId: found.id, role: found.role };
    throw new HttpError('conflict', 'This class is archived and takes nobody in any more.');
  }
  // Somebody who is in it already and was never spoken of by the platform keeps what they are.
  const wanted = isIn && (found.said === null || found.said === role) ? found.role : role;
  const isLast = isIn && found.role === 'instructor' && (await isLastInstructor(queries, classId, found.id));
  const next = isLast ? 'instructor' : wanted;
  const memberId = found?.id ?? crypto.randomUUID();
  if (!isIn || next !== found.role) {
    await queries.query(
      `insert into members (id, class_id, user_id, role, status, created_at) values ($1, $2, $3, $4, 'active', $5)
       on conflict (class_id, user_id) do update set role = excluded.role, status = 'active', may_export = false, sees_all_sections = true`,
      [memberId, classId, userId, next, now],
    );
    await queries.query('delete from ta_sections where member_id = $1', [memberId]);
    // Sessions of those who see other people's work are the short ones.
    await closeSessionsOf(queries, userId);
    const detail = { role: next };
    await writeAudit(
      queries,
      { actorId: userId, action: 'lti.enter', classId, subjectId: memberId, detail },
      now,
    );
  }
  await queries.query(
    `insert into lti_members (class_id, context_id, member_id, subject, role) values ($1, $2, $3, $4, $5)
     on conflict (context_id, member_id) do update set role = excluded.role`,
    [classId, contextId, memberId, subject, role],
  );
  return { memberId, role: next };
}

async function isLastInstructor(queries: Queries, classId: string, memberId: string): Promise<boolean> {
  const others = await queries.query(
    "select 1 from members where class_id = $1 and id <> $2 and role = 'instructor' and status = 'active' limit 1",
    [classId, memberId],
  );
  return others.length === 0;
}
