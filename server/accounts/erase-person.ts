import type { Queries } from '../db/db';
import { HttpError } from '../http/http-error';
import { writeAudit } from './audit';
import { closeSessionsOf } from './sessions';

/**
 * Takes from an account all that tells whose it is. What was done in classes stays, as that of a former member: other people's
 * grades and counts rest on it.
 *
 * @throws HttpError `conflict` for the last administrator, and for the last instructor of a class that is not archived.
 */
export async function erasePerson(queries: Queries, userId: string, now: Date): Promise<void> {
  await refuseLastAdmin(queries, userId);
  await refuseLastInstructor(queries, userId);
  await closeSessionsOf(queries, userId);
  await queries.query('delete from one_time_tokens where user_id = $1', [userId]);
  await queries.query('delete from passkeys where user_id = $1', [userId]);
  await queries.query('delete from passkey_challenges where user_id = $1', [userId]);
  await queries.query('delete from sign_in_flows where user_id = $1', [userId]);
  await queries.query('delete from identities where user_id = $1', [userId]);
  await queries.query(
    'delete from lti_members where member_id in (select id from members where user_id = $1)',
    [userId],
  );
  await queries.query('delete from lti_choices where user_id = $1', [userId]);
  await queries.query('delete from certificates where user_id = $1', [userId]);
  // The log is the person's alone; what was handed in is the class's, too.
  await queries.query('delete from events where user_id = $1', [userId]);
  await queries.query('delete from streams where user_id = $1', [userId]);
  await queries.query('delete from sync_heads where user_id = $1', [userId]);
  // Contents stay where something that was handed in names them; who sent them is forgotten.
  await queries.query('delete from artifact_senders where user_id = $1', [userId]);
  await queries.query(
    `update roster set name = 'Former member', email = null, student_id = null
     where member_id in (select id from members where user_id = $1)`,
    [userId],
  );
  await queries.query("update members set status = 'left', student_id = null where user_id = $1", [userId]);
  await queries.query(
    `update users set username = null, display_name = 'Former member', email = null, password_hash = null,
       recovery_sha256 = null, is_admin = false, may_teach = false, erased_at = $2
     where id = $1`,
    [userId, now],
  );
  await writeAudit(queries, { actorId: userId, action: 'account.erase', subjectId: userId }, now);
}

/** @throws HttpError `conflict` when nobody else could administer. */
export async function refuseLastAdmin(queries: Queries, userId: string): Promise<void> {
  // All of them are locked, so that two cannot go at the same moment.
  const admins = await queries.query<{ id: string }>(
    'select id from users where is_admin and disabled_at is null order by id for update',
  );
  if (admins.length === 1 && admins[0]?.id === userId)
    throw new HttpError('conflict', 'This is the only administrator. Make somebody else one first.');
}

async function refuseLastInstructor(queries: Queries, userId: string): Promise<void> {
  const [left] = await queries.query<{ name: string }>(
    `select c.name from members m join classes c on c.id = m.class_id
     where m.user_id = $1 and m.role = 'instructor' and m.status = 'active' and c.archived_at is null
       and not exists (select 1 from members o where o.class_id = m.class_id and o.id <> m.id
         and o.role = 'instructor' and o.status = 'active') limit 1`,
    [userId],
  );
  if (left !== undefined)
    throw new HttpError(
      'conflict',
      `${left.name} has no other instructor. Add one, or archive the class first.`,
    );
}
