import { writeAudit } from '../accounts/audit';
import { createGuest } from '../accounts/people';
import { readCode, sha256 } from '../accounts/secret-codes';
import type { Queries } from '../db/db';
import { fieldError, HttpError } from '../http/http-error';

/** A way into a class: its code, which everyone has, or the link of one line of the roster. */
export interface Door {
  readonly classId: string;
  readonly className: string;
  readonly timeZone: string;
  readonly needsApproval: boolean;
  /** Of a line of the roster. */
  readonly expected: { readonly rosterId: string; readonly name: string } | null;
}

interface DoorRow {
  readonly id: string;
  readonly name: string;
  readonly time_zone: string;
  readonly needs_approval: boolean;
  readonly is_join_open: boolean;
  readonly join_expires_at: Date | null;
  readonly archived_at: Date | null;
  readonly roster_id: string | null;
  readonly expected_name: string | null;
  readonly joined_id: string | null;
}

/** A code of a class is short; anything longer is the token of a line of the roster. */
const LONGEST_CODE = 20;

/**
 * The class that a code or a link of the roster opens.
 *
 * @throws HttpError `not-found` for one that opens nothing, `gone` with the reason for one that does no longer.
 */
export async function findDoor(queries: Queries, key: string, now: Date): Promise<Door> {
  const isCode = key.length <= LONGEST_CODE;
  const [row] = await queries.query<DoorRow>(
    isCode
      ? 'select c.*, null as roster_id, null as expected_name, null as joined_id from classes c where c.join_code = $1'
      : `select c.*, r.id as roster_id, r.name as expected_name, r.member_id as joined_id
         from roster r join classes c on c.id = r.class_id where r.token_sha256 = $1`,
    [isCode ? readCode(key) : sha256(key)],
  );
  if (row === undefined || row.archived_at !== null)
    throw new HttpError('not-found', 'This opens no class. Look at it again; it may have been changed.');
  if (isCode && (!row.is_join_open || (row.join_expires_at !== null && row.join_expires_at <= now)))
    throw new HttpError('gone', `${row.name} takes nobody in by its code now. Ask your instructor.`);
  if (row.joined_id !== null)
    throw new HttpError('gone', 'This link was used already. Sign in, or use your recovery code.');
  return {
    classId: row.id,
    className: row.name,
    timeZone: row.time_zone,
    needsApproval: isCode && row.needs_approval,
    expected: row.roster_id === null ? null : { rosterId: row.roster_id, name: row.expected_name ?? '' },
  };
}

export interface Joined {
  readonly userId: string;
  readonly classId: string;
  readonly memberId: string;
  readonly status: 'active' | 'pending';
  /** Of an account that was made by joining; shown once. */
  readonly recoveryCode: string | null;
}

/**
 * Takes someone into a class, as a guest when they have no account. Who is in it already stays what they are.
 *
 * @param userId absent: nobody has signed in.
 * @throws HttpError as `findDoor`; `forbidden` for someone who was removed.
 */
export async function join(
  queries: Queries,
  key: string,
  userId: string | null,
  displayName: string | undefined,
  now: Date,
): Promise<Joined> {
  const door = await findDoor(queries, key, now);
  // One after the other: a link of the roster is used once, and one person is one member.
  await queries.query('select 1 from classes where id = $1 for update', [door.classId]);
  await findDoor(queries, key, now);
  const guest =
    userId === null ? await guestOf(queries, displayName ?? door.expected?.name, door.classId, now) : null;
  const id = guest?.userId ?? userId!;
  const status = door.needsApproval ? 'pending' : 'active';
  const member = await enter(queries, door, id, status, now);
  if (door.expected !== null) await claimLine(queries, door.expected.rosterId, member.id);
  await writeAudit(
    queries,
    { actorId: id, action: 'class.join', classId: door.classId, subjectId: member.id },
    now,
  );
  return {
    userId: id,
    classId: door.classId,
    memberId: member.id,
    status: member.status,
    recoveryCode: guest?.recoveryCode ?? null,
  };
}

async function guestOf(queries: Queries, displayName: string | undefined, classId: string, now: Date) {
  if (displayName === undefined)
    throw fieldError('displayName', 'Give the name that your class knows you by.');
  return createGuest(queries, displayName, classId, now);
}

async function enter(
  queries: Queries,
  { classId }: Door,
  userId: string,
  status: 'active' | 'pending',
  now: Date,
): Promise<{ readonly id: string; readonly status: 'active' | 'pending' }> {
  const [found] = await queries.query<{ id: string; status: string }>(
    'select id, status from members where class_id = $1 and user_id = $2',
    [classId, userId],
  );
  if (found?.status === 'removed')
    throw new HttpError('forbidden', 'You were removed from this class. Ask your instructor.');
  if (found?.status === 'active' || found?.status === 'pending')
    return { id: found.id, status: found.status };
  // Who left and comes back is a learner, whatever they were.
  const [row] = await queries.query<{ id: string }>(
    `insert into members (id, class_id, user_id, role, status, created_at) values ($1, $2, $3, 'learner', $4, $5)
     on conflict (class_id, user_id) do update set role = 'learner', status = excluded.status returning id`,
    [crypto.randomUUID(), classId, userId, status, now],
  );
  return { id: row!.id, status };
}

/** What the roster knows of a person becomes the member's. */
async function claimLine(queries: Queries, rosterId: string, memberId: string): Promise<void> {
  await queries.query('update roster set member_id = $2 where id = $1', [rosterId, memberId]);
  await queries.query(
    `update members m set section_id = coalesce(r.section_id, m.section_id), student_id = coalesce(r.student_id, m.student_id)
     from roster r where r.id = $1 and m.id = $2`,
    [rosterId, memberId],
  );
  await queries.query(
    'update users u set email = coalesce(u.email, r.email) from roster r, members m where r.id = $1 and m.id = $2 and u.id = m.user_id',
    [rosterId, memberId],
  );
}

/** Closes the code of a class that too many came in by, and leaves a notice for its instructors. */
export async function closeFlooded(queries: Queries, classId: string, now: Date): Promise<void> {
  await queries.query('update classes set is_join_open = false, was_join_flooded = true where id = $1', [
    classId,
  ]);
  await writeAudit(queries, { action: 'class.join-flooded', classId }, now);
}
