import { z } from 'zod';
import { changeLinkSchema, sendAgainSchema } from '../../contracts/api/lti';
import { writeAudit } from '../accounts/audit';
import { getAssignment } from '../classes/assignments';
import { classOf, classParams, lockClass, sectionsSeen } from '../classes/load-class';
import { recomputeGrades } from '../grading/recompute';
import { HttpError } from '../http/http-error';
import { done } from '../http/reply';
import { defineRoute, person } from '../http/route';
import { readClassLti } from '../lti/read-class';
import { sendAgain } from '../lti/scores';

/** `GET …/lti`: the courses that this class is elsewhere, and what became of the scores. */
export const readClassLtiRoute = defineRoute({
  action: 'lti.class.read',
  params: classParams,
  resource: (asked) => classOf(asked),
  handle: ({ services: { db }, actor, params: { classId }, resource }) =>
    readClassLti(db, classId, sectionsSeen(actor, resource)),
});

/** `POST …/lti/scores`: sends again what has not arrived. */
export const sendAgainRoute = defineRoute({
  action: 'lti.class.change',
  params: classParams,
  body: sendAgainSchema,
  resource: (asked) => classOf(asked),
  handle: async ({ services, params: { classId }, body, now }) => {
    const count = await sendAgain(services.db, classId, body, now);
    services.onPlatformWork();
    return { count };
  },
});

/** `POST …/lti/people`: asks the platforms for the people of the class, as they do every day. */
export const askForPeopleRoute = defineRoute({
  action: 'lti.class.change',
  params: classParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services, params: { classId } }) => {
    await services.db.query('update lti_contexts set synced_at = null where class_id = $1', [classId]);
    services.onPlatformWork();
    return done();
  },
});

/** `PUT …/lti/links/:linkId`: the assignment that a link opens and whose grades go to its column. */
export const changeLinkRoute = defineRoute({
  action: 'lti.class.change',
  params: classParams.extend({ linkId: z.uuid() }),
  body: changeLinkSchema,
  resource: (asked) => classOf(asked),
  handle: async ({ services, actor, params: { classId, linkId }, body: { assignmentId }, now }) => {
    await services.db.tx(async (queries) => {
      await lockClass(queries, classId);
      if (assignmentId !== null) await getAssignment(queries, classId, assignmentId);
      const changed = await queries.query(
        'update lti_links set assignment_id = $3 where class_id = $1 and id = $2 returning 1',
        [classId, linkId, assignmentId],
      );
      if (changed.length === 0) throw new HttpError('not-found', 'There is no such link in this class.');
      // What was noted for the assignment before goes nowhere any more.
      await queries.query('delete from lti_scores where link_id = $1', [linkId]);
      if (assignmentId !== null) await recomputeGrades(queries, { classId, assignmentId }, now);
      await writeAudit(
        queries,
        {
          actorId: person(actor).userId,
          action: 'lti.link',
          classId,
          subjectId: linkId,
          detail: { assignmentId },
        },
        now,
      );
    });
    services.onPlatformWork();
    return done();
  },
});
