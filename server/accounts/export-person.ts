import type { Db } from '../db/db';

/** What is kept of someone, table by table; hashes of secrets are left out, since they tell them nothing. */
export function exportPerson(db: Db, userId: string, now: Date): Promise<object> {
  return db.tx(
    async (queries) => ({
      exportedAt: now.toISOString(),
      account: (
        await queries.query(
          'select id, username, display_name, email, is_admin, may_teach, created_at from users where id = $1',
          [userId],
        )
      )[0],
      identities: await queries.query(
        'select provider, issuer, subject, created_at from identities where user_id = $1',
        [userId],
      ),
      passkeys: await queries.query(
        'select name, is_synced, created_at, used_at from passkeys where user_id = $1 order by created_at',
        [userId],
      ),
      sessions: await queries.query(
        'select created_at, seen_at from sessions where user_id = $1 order by created_at',
        [userId],
      ),
      classes: await queries.query(
        `select c.name as class, m.role, m.status, s.name as section, m.student_id, r.name as roster_name, r.email as roster_email, m.created_at
         from members m join classes c on c.id = m.class_id left join sections s on s.id = m.section_id
         left join roster r on r.member_id = m.id
         where m.user_id = $1 order by m.created_at`,
        [userId],
      ),
      exceptions: await queries.query(
        `select a.title as assignment, o.opens_at, o.due_at, o.closes_at, o.extra_attempts, o.is_excused, o.reason
         from overrides o join members m on m.id = o.member_id join assignments a on a.id = o.assignment_id
         where m.user_id = $1 order by o.created_at`,
        [userId],
      ),
      events: await queries.query(
        `select stream_id as stream, seq, kind, exercise, client_at, received_at, body
         from events where user_id = $1 order by place`,
        [userId],
      ),
      submissions: await queries.query(
        `select s.id, a.title as assignment, s.exercise, s.received_at, s.client_at, s.body
         from submissions s join members m on m.id = s.member_id join assignments a on a.id = s.assignment_id
         where m.user_id = $1 order by s.received_at`,
        [userId],
      ),
      certificates: await queries.query(
        `select id, scope, issued_at, revoked_at, revoked_why, jws from certificates where user_id = $1 order by issued_at`,
        [userId],
      ),
      done: await queries.query('select at, action from audit where actor_id = $1 order by at', [userId]),
    }),
    { isolation: 'snapshot' },
  );
}
