import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { changeUserSchema, inviteSchema } from '../../contracts/api/accounts';
import { SITE } from '../access/resource';
import { writeAudit } from '../accounts/audit';
import { refuseLastAdmin } from '../accounts/erase-person';
import { makeOneTimeToken } from '../accounts/one-time-tokens';
import { createPerson, getPerson } from '../accounts/people';
import { closeSessionsOf } from '../accounts/sessions';
import { users } from '../db/schema/accounts';
import { created, done } from '../http/reply';
import { defineRoute, person } from '../http/route';

const params = z.object({ userId: z.uuid() });

/** How many people one page of the list has. */
const PAGE = 200;

/** `GET /api/v1/users`: all accounts by name, a page at a time. */
export const listUsers = defineRoute({
  action: 'users.list',
  query: z.object({ after: z.string().max(200).optional(), search: z.string().max(100).optional() }),
  resource: () => SITE,
  handle: async ({ services: { db }, query: { after = '', search = '' } }) => {
    const people = await db.query<{ key: string }>(
      `select id, username, display_name as "displayName", is_admin as "isAdmin", may_teach as "mayTeach",
         created_at as "createdAt", disabled_at is not null as "isDisabled", lower(display_name) || ' ' || id as key
       from users
       where erased_at is null and lower(display_name) || ' ' || id > $1
         and (position(lower($2) in lower(display_name)) > 0 or position(lower($2) in coalesce(username, '')) > 0)
       order by key limit ${PAGE}`,
      [after, search],
    );
    return { people, next: people.length < PAGE ? null : people.at(-1)?.key };
  },
});

/** `POST /api/v1/users`: an account for someone who teaches, and the link by which they set their password. */
export const inviteUser = defineRoute({
  action: 'users.invite',
  body: inviteSchema,
  resource: () => SITE,
  handle: async ({ services: { db }, actor, body, now }) => {
    const by = person(actor).userId;
    const made = await db.tx(async (queries) => {
      const id = await createPerson(queries, body, now);
      const { isAdmin, mayTeach } = body;
      await writeAudit(
        queries,
        { actorId: by, action: 'users.invite', subjectId: id, detail: { isAdmin, mayTeach } },
        now,
      );
      return { id, link: await makeOneTimeToken(queries, 'invite', id, by, now) };
    });
    return created(made);
  },
});

/** `PATCH /api/v1/users/:userId`: what someone may do, and whether they may sign in. Their sessions end. */
export const changeUser = defineRoute({
  action: 'users.change',
  params,
  body: changeUserSchema,
  resource: () => SITE,
  handle: async ({ services: { db }, actor, params: { userId }, body, now }) => {
    await db.tx(async (queries) => {
      await getPerson(queries, userId);
      const { isDisabled, ...flags } = body;
      if (body.isAdmin === false || isDisabled === true) await refuseLastAdmin(queries, userId);
      const change = {
        ...flags,
        ...(isDisabled === undefined ? {} : { disabledAt: isDisabled ? now : null }),
      };
      if (Object.keys(change).length > 0)
        await queries.orm.update(users).set(change).where(eq(users.id, userId));
      await closeSessionsOf(queries, userId);
      await writeAudit(
        queries,
        { actorId: person(actor).userId, action: 'users.change', subjectId: userId, detail: body },
        now,
      );
    });
    return done();
  },
});

/** `POST /api/v1/users/:userId/reset`: a link by which someone sets a new password; it is handed over, no mail is sent. */
export const resetUser = defineRoute({
  action: 'users.reset',
  params,
  resource: () => SITE,
  handle: async ({ services: { db }, actor, params: { userId }, now }) => {
    const by = person(actor).userId;
    const link = await db.tx(async (queries) => {
      await getPerson(queries, userId);
      await writeAudit(queries, { actorId: by, action: 'users.reset', subjectId: userId }, now);
      return makeOneTimeToken(queries, 'reset', userId, by, now);
    });
    return created({ link });
  },
});
