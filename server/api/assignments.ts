import { z } from 'zod';
import {
  changeAssignmentSchema,
  createAssignmentsSchema,
  orderAssignmentsSchema,
  setManyOverridesSchema,
  setOverridesSchema,
} from '../../contracts/api/classes';
import { writeAudit } from '../accounts/audit';
import {
  changeAssignment,
  createAssignments,
  orderAssignments,
  removeAssignment,
} from '../classes/assignments';
import { listAssignments, listOwnAssignments } from '../classes/list-assignments';
import { classOf, classParams, lockClass, sectionsSeen } from '../classes/load-class';
import { listOverrides, removeOverride, type SetOverrides, setOverrides } from '../classes/overrides';
import type { Db } from '../db/db';
import { recomputeGrades } from '../grading/recompute';
import { created, done, type Reply } from '../http/reply';
import { defineRoute, person } from '../http/route';

const assignmentParams = classParams.extend({ assignmentId: z.uuid() });
const overrideParams = classParams.extend({ overrideId: z.uuid() });

/** `GET …/assignments`: for a learner what is theirs, with what holds for them; for the others all of it. */
export const listAssignmentsRoute = defineRoute({
  action: 'assignments.list',
  params: classParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, params: { classId }, resource: { membership }, now }) => ({
    now,
    assignments:
      membership?.role === 'learner'
        ? await listOwnAssignments(db, classId, membership)
        : await listAssignments(db, classId),
  }),
});

/** `POST …/assignments`: assigns modules and lessons. */
export const createAssignmentsRoute = defineRoute({
  action: 'assignments.change',
  params: classParams,
  body: createAssignmentsSchema,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, actor, params: { classId }, body, now }) =>
    created({
      ids: await db.tx(async (queries) => {
        await lockClass(queries, classId);
        const ids = await createAssignments(queries, classId, body, now);
        const by = person(actor).userId;
        await writeAudit(
          queries,
          { actorId: by, action: 'assignments.create', classId, detail: { ids } },
          now,
        );
        return ids;
      }),
    }),
});

/** `PUT …/assignments`: their order. */
export const orderAssignmentsRoute = defineRoute({
  action: 'assignments.change',
  params: classParams,
  body: orderAssignmentsSchema,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, params: { classId }, body: { assignmentIds } }) => {
    await db.tx(async (queries) => {
      await lockClass(queries, classId);
      await orderAssignments(queries, classId, assignmentIds);
    });
    return done();
  },
});

/** `PATCH …/assignments/:assignmentId`. */
export const changeAssignmentRoute = defineRoute({
  action: 'assignments.change',
  params: assignmentParams,
  body: changeAssignmentSchema,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, actor, params: { classId, assignmentId }, body, now }) => {
    await db.tx(async (queries) => {
      await lockClass(queries, classId);
      await changeAssignment(queries, classId, assignmentId, body, now);
      await recomputeGrades(queries, { classId, assignmentId }, now);
      await writeAudit(
        queries,
        {
          actorId: person(actor).userId,
          action: 'assignments.change',
          classId,
          subjectId: assignmentId,
          detail: body,
        },
        now,
      );
    });
    return done();
  },
});

/** `DELETE …/assignments/:assignmentId`: what was handed in is kept. */
export const removeAssignmentRoute = defineRoute({
  action: 'assignments.change',
  params: assignmentParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, actor, params: { classId, assignmentId }, now }) => {
    await db.tx(async (queries) => {
      await lockClass(queries, classId);
      await removeAssignment(queries, classId, assignmentId, now);
      await writeAudit(
        queries,
        { actorId: person(actor).userId, action: 'assignments.remove', classId, subjectId: assignmentId },
        now,
      );
    });
    return done();
  },
});

/** `GET …/overrides`: the exceptions that were made. */
export const listOverridesRoute = defineRoute({
  action: 'overrides.list',
  params: classParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, actor, params: { classId }, resource }) => ({
    overrides: await listOverrides(db, classId, sectionsSeen(actor, resource)),
  }),
});

/** `POST …/overrides`: other dates, more attempts or an excuse for one, several or a section. */
export const setOverridesRoute = defineRoute({
  action: 'overrides.change',
  params: classParams,
  body: setOverridesSchema,
  resource: (asked) => classOf(asked),
  handle: ({ services: { db }, actor, params: { classId }, body, now }) =>
    makeExceptions(db, classId, [body], person(actor).userId, now),
});

/** `POST …/overrides/many`: exceptions of their own for many, as a list of them has it. */
export const setManyOverridesRoute = defineRoute({
  action: 'overrides.change',
  params: classParams,
  body: setManyOverridesSchema,
  resource: (asked) => classOf(asked),
  handle: ({ services: { db }, actor, params: { classId }, body: { exceptions }, now }) =>
    makeExceptions(db, classId, exceptions, person(actor).userId, now),
});

/** All of them or none; of two for the same work and person the last one stands. */
async function makeExceptions(
  db: Db,
  classId: string,
  exceptions: readonly SetOverrides[],
  by: string,
  now: Date,
): Promise<Reply> {
  const count = await db.tx(async (queries) => {
    await lockClass(queries, classId);
    let made = 0;
    for (const exception of exceptions) {
      await writeAudit(queries, { actorId: by, action: 'overrides.set', classId, detail: exception }, now);
      made += await setOverrides(queries, classId, exception, by, now);
    }
    for (const assignmentId of new Set(exceptions.flatMap(({ assignmentIds }) => assignmentIds)))
      await recomputeGrades(queries, { classId, assignmentId }, now);
    return made;
  });
  return created({ count });
}

/** `DELETE …/overrides/:overrideId`: what holds for everyone holds again. */
export const removeOverrideRoute = defineRoute({
  action: 'overrides.change',
  params: overrideParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, actor, params: { classId, overrideId }, now }) => {
    await db.tx(async (queries) => {
      await lockClass(queries, classId);
      await removeOverride(queries, classId, overrideId);
      await recomputeGrades(queries, { classId }, now);
      await writeAudit(
        queries,
        { actorId: person(actor).userId, action: 'overrides.remove', classId, subjectId: overrideId },
        now,
      );
    });
    return done();
  },
});
