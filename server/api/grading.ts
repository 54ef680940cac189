import { z } from 'zod';
import { applyRegradeSchema, setGradeSchema } from '../../contracts/api/grading';
import { getAssignment } from '../classes/assignments';
import { classOf, classParams, lockClass, memberOf } from '../classes/load-class';
import { isHiddenNow } from '../gradebook/person-of-cell';
import { pseudonymOf } from '../gradebook/pseudonyms';
import { overrideGrade } from '../grading/override-grade';
import { applyRegrade, discardRegrade, listRegrades, previewRegrade, startRegrade } from '../grading/regrade';
import { created, done } from '../http/reply';
import { defineRoute, person } from '../http/route';

const assignmentParams = classParams.extend({ assignmentId: z.uuid() });
const gradeParams = assignmentParams.extend({ memberId: z.uuid() });
const regradeParams = assignmentParams.extend({ regradeId: z.uuid() });

/** `PUT …/assignments/:assignmentId/grades/:memberId`: sets a grade by hand, with the reason, or takes that back. */
export const setGrade = defineRoute({
  action: 'grades.override',
  params: gradeParams,
  body: setGradeSchema,
  resource: (asked) => memberOf(asked),
  handle: async ({ services: { db }, actor, params, body, now }) => {
    await db.tx(async (queries) => {
      await lockClass(queries, params.classId);
      await overrideGrade(queries, { ...params, ...body }, person(actor).userId, now);
    });
    return done();
  },
});

/** `GET …/assignments/:assignmentId/regrades`: those there were, and how far the open one is. */
export const listRegradesRoute = defineRoute({
  action: 'regrades.read',
  params: assignmentParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, params: { classId, assignmentId } }) => {
    await getAssignment(db, classId, assignmentId);
    return { regrades: await listRegrades(db, assignmentId) };
  },
});

/** `POST …/assignments/:assignmentId/regrades`: grades all that was handed in anew, beside what counts. */
export const startRegradeRoute = defineRoute({
  action: 'regrades.change',
  params: assignmentParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db, onWork }, actor, params: { classId, assignmentId }, now }) => {
    const id = await db.tx(async (queries) => {
      await lockClass(queries, classId);
      return startRegrade(queries, classId, assignmentId, person(actor).userId, now);
    });
    onWork();
    return created({ id });
  },
});

/** `GET …/regrades/:regradeId`: what was, and what would be. */
export const previewRegradeRoute = defineRoute({
  action: 'regrades.read',
  params: regradeParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db, secrets }, params: { classId, assignmentId, regradeId } }) => {
    await getAssignment(db, classId, assignmentId);
    const found = (await listRegrades(db, assignmentId)).filter(({ id }) => id === regradeId);
    const lines = found.length > 0 ? await previewRegrade(db, regradeId) : [];
    const isHidden = await isHiddenNow(db, classId, assignmentId);
    // Where names are hidden, nobody learns here whose score is which either.
    const keyOf = (memberId: string) => pseudonymOf(secrets, assignmentId, memberId).key;
    return {
      regrade: found[0] ?? null,
      lines: isHidden ? lines.map((line) => ({ ...line, memberId: keyOf(line.memberId) })) : lines,
    };
  },
});

/** `POST …/regrades/:regradeId`: lets its results count. Nobody's gets lower, unless it is told that it may. */
export const applyRegradeRoute = defineRoute({
  action: 'regrades.change',
  params: regradeParams,
  body: applyRegradeSchema,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, actor, params: { classId, regradeId }, body: { mayLower }, now }) => ({
    changed: await db.tx(async (queries) => {
      await lockClass(queries, classId);
      return applyRegrade(queries, classId, regradeId, mayLower, person(actor).userId, now);
    }),
  }),
});

/** `DELETE …/regrades/:regradeId`: ends it without effect. */
export const discardRegradeRoute = defineRoute({
  action: 'regrades.change',
  params: regradeParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, actor, params: { classId, regradeId }, now }) => {
    await db.tx(async (queries) => {
      await lockClass(queries, classId);
      await discardRegrade(queries, classId, regradeId, person(actor).userId, now);
    });
    return done();
  },
});
