import { z } from 'zod';
import { changeClassSchema, copyClassSchema, createClassSchema } from '../../contracts/api/classes';
import { SITE } from '../access/resource';
import { writeAudit } from '../accounts/audit';
import { changeClass, createClass, refuseUnknownZone, rotateCode } from '../classes/classes';
import { copyClass } from '../classes/copy-class';
import { exportClass } from '../classes/export-class';
import { classOf, classParams, lockClass } from '../classes/load-class';
import { recomputeGrades } from '../grading/recompute';
import { HttpError } from '../http/http-error';
import { ArchiveReply, created, done } from '../http/reply';
import { defineRoute, person } from '../http/route';

/** `GET /api/v1/classes`: the classes that one has a part in; an administrator may ask for `all`. */
export const listClasses = defineRoute({
  action: 'classes.list',
  query: z.object({ all: z.literal('yes').optional() }),
  resource: () => SITE,
  handle: async ({ services: { db }, actor, query: { all } }) => {
    const { userId, isAdmin } = person(actor);
    const classes = await db.query(
      `select c.id, c.name, c.time_zone as "timeZone", c.archived_at is not null as "isArchived", m.role, m.status
       from classes c left join members m on m.class_id = c.id and m.user_id = $1 and m.status in ('active', 'pending')
       where m.id is not null or $2::boolean order by c.created_at desc, c.id`,
      [userId, isAdmin && all === 'yes'],
    );
    return { classes };
  },
});

/** `POST /api/v1/classes`: a class of one's own. */
export const createClassRoute = defineRoute({
  action: 'class.create',
  body: createClassSchema,
  resource: () => SITE,
  handle: async ({ services: { db }, actor, body, now }) => {
    await refuseUnknownZone(db, body.timeZone);
    const id = await db.tx((queries) => createClass(queries, body, person(actor).userId, now));
    return created({ id });
  },
});

/** `GET /api/v1/classes/:classId`: what the class is; its code and settings are for those who lead it. */
export const readClass = defineRoute({
  action: 'class.read',
  params: classParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, actor, params: { classId }, resource: { membership } }) => {
    const leads = person(actor).isAdmin || membership?.role === 'instructor';
    const [found] = await db.query(
      `select c.id, c.name, c.time_zone as "timeZone", c.offline_grace_minutes as "offlineGraceMinutes",
         c.archived_at is not null as "isArchived",
         case when $2::boolean then jsonb_build_object('code', c.join_code, 'isOpen', c.is_join_open,
           'expiresAt', c.join_expires_at, 'perHour', c.joins_per_hour, 'wasFlooded', c.was_join_flooded,
           'needsApproval', c.needs_approval) end as "join"
       from classes c where c.id = $1`,
      [classId, leads],
    );
    if (found === undefined) throw new HttpError('not-found', 'There is no such class.');
    const sections = await db.query('select id, name from sections where class_id = $1 order by name', [
      classId,
    ]);
    return { ...found, role: membership?.role ?? null, sections };
  },
});

/** `PATCH /api/v1/classes/:classId`. */
export const changeClassRoute = defineRoute({
  action: 'class.change',
  params: classParams,
  body: changeClassSchema,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, actor, params: { classId }, body, now }) => {
    await refuseUnknownZone(db, body.timeZone);
    await db.tx(async (queries) => {
      await changeClass(queries, classId, body, now);
      if (body.offlineGraceMinutes !== undefined) await recomputeGrades(queries, { classId }, now);
      await writeAudit(
        queries,
        { actorId: person(actor).userId, action: 'class.change', classId, detail: body },
        now,
      );
    });
    return done();
  },
});

/** `POST /api/v1/classes/:classId/copy`: a class like it, without people, with its dates moved. */
export const copyClassRoute = defineRoute({
  action: 'class.copy',
  params: classParams,
  body: copyClassSchema,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, actor, params: { classId }, body, now }) =>
    created({ id: await db.tx((queries) => copyClass(queries, classId, body, person(actor).userId, now)) }),
});

/** `POST /api/v1/classes/:classId/code`: another code; the old one opens nothing any more. */
export const rotateCodeRoute = defineRoute({
  action: 'class.rotate-code',
  params: classParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, actor, params: { classId }, now }) =>
    created({
      code: await db.tx(async (queries) => {
        await lockClass(queries, classId);
        await writeAudit(
          queries,
          { actorId: person(actor).userId, action: 'class.rotate-code', classId },
          now,
        );
        return rotateCode(queries, classId);
      }),
    }),
});

/** `GET /api/v1/classes/:classId/export`: everything of the class that is the class's own, as an archive. */
export const exportClassRoute = defineRoute({
  action: 'class.export',
  params: classParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, actor, params: { classId }, resource, now }) => {
    const { userId } = person(actor);
    await writeAudit(db, { actorId: userId, action: 'class.export', classId }, now);
    return new ArchiveReply(exportClass(db, classId, actor, resource, now));
  },
});
