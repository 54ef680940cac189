import { z } from 'zod';
import {
  addMemberSchema,
  changeMemberSchema,
  changeRoleSchema,
  importRosterSchema,
} from '../../contracts/api/classes';
import { writeAudit } from '../accounts/audit';
import { makeOneTimeToken } from '../accounts/one-time-tokens';
import { classOf, classParams, lockClass, memberOf, sectionsSeen } from '../classes/load-class';
import { addMember, changeMember, changeRole, getMember, leaveClass, listMembers } from '../classes/members';
import { parseRoster } from '../classes/parse-roster';
import { importRoster, listRoster, previewRoster } from '../classes/roster';
import { recomputeGrades } from '../grading/recompute';
import { HttpError } from '../http/http-error';
import { created, done } from '../http/reply';
import { defineRoute, person } from '../http/route';

const memberParams = classParams.extend({ memberId: z.uuid() });

/** `GET …/members`: the people of the class; an assistant sees those of their sections. */
export const listMembersRoute = defineRoute({
  action: 'members.list',
  params: classParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, actor, params: { classId }, resource }) => ({
    members: await listMembers(db, classId, sectionsSeen(actor, resource)),
  }),
});

/** `POST …/members`: takes someone who has an account in, as an instructor, an assistant or a learner. */
export const addMemberRoute = defineRoute({
  action: 'members.change-role',
  params: classParams,
  body: addMemberSchema,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, actor, params: { classId }, body, now }) =>
    created({
      id: await db.tx(async (queries) => {
        await lockClass(queries, classId);
        const id = await addMember(queries, classId, body, now);
        await writeAudit(
          queries,
          {
            actorId: person(actor).userId,
            action: 'members.add',
            classId,
            subjectId: id,
            detail: { role: body.role },
          },
          now,
        );
        return id;
      }),
    }),
});

/** `PATCH …/members/:memberId`: admits or removes someone, or changes their section or number. */
export const changeMemberRoute = defineRoute({
  action: 'members.change',
  params: memberParams,
  body: changeMemberSchema,
  resource: (asked) => memberOf(asked),
  handle: async ({ services: { db }, actor, params: { classId, memberId }, body, now }) => {
    await db.tx(async (queries) => {
      await lockClass(queries, classId);
      await changeMember(queries, classId, memberId, body);
      // Another section may have other dates.
      if (body.sectionId !== undefined) await recomputeGrades(queries, { classId, memberId }, now);
      await writeAudit(
        queries,
        {
          actorId: person(actor).userId,
          action: 'members.change',
          classId,
          subjectId: memberId,
          detail: body,
        },
        now,
      );
    });
    return done();
  },
});

/** `PUT …/members/:memberId/role`: what someone is in the class; they sign in anew. */
export const changeRoleRoute = defineRoute({
  action: 'members.change-role',
  params: memberParams,
  body: changeRoleSchema,
  resource: (asked) => memberOf(asked),
  handle: async ({ services: { db }, actor, params: { classId, memberId }, body, now }) => {
    await db.tx(async (queries) => {
      await lockClass(queries, classId);
      await changeRole(queries, classId, memberId, body);
      await writeAudit(
        queries,
        {
          actorId: person(actor).userId,
          action: 'members.change-role',
          classId,
          subjectId: memberId,
          detail: body,
        },
        now,
      );
    });
    return done();
  },
});

/**
 * `POST …/members/:memberId/reset`: a link by which a learner gets back in. Whoever holds the link is them, so it is for accounts
 * alone that were made by joining this class, and that open nothing else.
 */
export const resetMember = defineRoute({
  action: 'members.reset',
  params: memberParams,
  resource: (asked) => memberOf(asked),
  handle: async ({ services: { db }, actor, params: { classId, memberId }, now }) => {
    const by = person(actor).userId;
    const link = await db.tx(async (queries) => {
      const { userId, role } = await getMember(queries, classId, memberId);
      const [elsewhere] = await queries.query(
        `select 1 from users u where u.id = $1 and (u.is_admin or u.may_teach or u.home_class_id is distinct from $2 or exists
           (select 1 from members m where m.user_id = u.id and m.class_id <> $2 and m.status in ('active', 'pending')))`,
        [userId, classId],
      );
      if (role !== 'learner' || elsewhere !== undefined)
        throw new HttpError(
          'forbidden',
          'This account was not made for this class alone. Only an administrator can reset it.',
        );
      await writeAudit(queries, { actorId: by, action: 'members.reset', classId, subjectId: memberId }, now);
      return makeOneTimeToken(queries, 'reset', userId, by, now);
    });
    return created({ link });
  },
});

/** `DELETE …/membership`: leaves the class; work and grades stay with it. */
export const leaveClassRoute = defineRoute({
  action: 'class.leave',
  params: classParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, actor, params: { classId }, resource: { membership }, now }) => {
    await db.tx(async (queries) => {
      await leaveClass(queries, classId, membership!.memberId);
      await writeAudit(queries, { actorId: person(actor).userId, action: 'class.leave', classId }, now);
    });
    return done();
  },
});

/** `GET …/roster`: who is expected, and who of them has joined. */
export const listRosterRoute = defineRoute({
  action: 'roster.read',
  params: classParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, actor, params: { classId }, resource }) => ({
    roster: await listRoster(db, classId, sectionsSeen(actor, resource)),
  }),
});

/** `POST …/roster/preview`: what a roster would do, or which of its lines are wrong; nothing is changed. */
export const previewRosterRoute = defineRoute({
  action: 'roster.import',
  params: classParams,
  body: importRosterSchema,
  resource: (asked) => classOf(asked),
  handle: ({ services: { db }, params: { classId }, body: { csv } }) =>
    previewRoster(db, classId, parseRoster(csv)),
});

/** `POST …/roster`: takes a roster in, and answers with a link for each new person; they are shown this once. */
export const importRosterRoute = defineRoute({
  action: 'roster.import',
  params: classParams,
  body: importRosterSchema,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, actor, params: { classId }, body: { csv }, now }) => {
    const lines = parseRoster(csv);
    return created(
      await db.tx(async (queries) => {
        await lockClass(queries, classId);
        const imported = await importRoster(queries, classId, lines, now);
        const detail = { added: imported.invitations.length, updated: imported.updated };
        await writeAudit(
          queries,
          { actorId: person(actor).userId, action: 'roster.import', classId, detail },
          now,
        );
        return imported;
      }),
    );
  },
});
