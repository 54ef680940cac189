import { z } from 'zod';
import { setGradeSchema } from '../../contracts/api/grading';
import { classOf, lockClass, sectionsSeen } from '../classes/load-class';
import { listAnonymous, revealNames } from '../gradebook/anonymous';
import { findSimilar } from '../gradebook/find-similar';
import { loadCell } from '../gradebook/load-cell';
import { loadSubmitted } from '../gradebook/load-submitted';
import {
  type CellParams,
  cellParams,
  cellResource,
  columnParams,
  findPersonOfCell,
  type PersonOfCell,
} from '../gradebook/person-of-cell';
import { overrideGrade } from '../grading/override-grade';
import { HttpError } from '../http/http-error';
import { done } from '../http/reply';
import { defineRoute, person } from '../http/route';
import type { Services } from '../services';

async function personOf({ db, secrets }: Services, params: CellParams): Promise<PersonOfCell> {
  const found = await findPersonOfCell(db, secrets, params);
  if (found === null) throw new HttpError('not-found', 'There is no such learner in this class.');
  return found;
}

/** `GET …/assignments/:assignmentId/people/:person`: all that a cell of the gradebook is made of. */
export const readCell = defineRoute({
  action: 'gradebook.read-cell',
  params: cellParams,
  resource: cellResource,
  handle: async ({ services, params, now }) =>
    loadCell(services.db, params.classId, params.assignmentId, await personOf(services, params), now),
});

/** `PUT …/people/:person/grade`: sets a grade by hand, also of somebody whose name is hidden. */
export const setCellGrade = defineRoute({
  action: 'grades.override',
  params: cellParams,
  body: setGradeSchema,
  resource: cellResource,
  handle: async ({ services, actor, params, body, now }) => {
    const { memberId } = await personOf(services, params);
    await services.db.tx(async (queries) => {
      await lockClass(queries, params.classId);
      await overrideGrade(queries, { ...params, ...body, memberId }, person(actor).userId, now);
    });
    return done();
  },
});

/** `GET …/people/:person/submissions/:submissionId`: the files that were handed in. */
export const readSubmitted = defineRoute({
  action: 'gradebook.read-cell',
  params: cellParams.extend({ submissionId: z.uuid() }),
  resource: (asked) => cellResource(asked),
  handle: async ({ services, params, now }) => {
    const { memberId } = await personOf(services, params);
    return loadSubmitted(
      services.db,
      params.classId,
      params.assignmentId,
      memberId,
      params.submissionId,
      now,
    );
  },
});

/** `GET …/assignments/:assignmentId/anonymous`: everybody under another name. */
export const listAnonymousRoute = defineRoute({
  action: 'gradebook.read',
  params: columnParams,
  resource: (asked) => classOf(asked),
  handle: ({ services: { db, secrets }, actor, params: { classId, assignmentId }, resource, now }) =>
    listAnonymous(db, secrets, classId, assignmentId, sectionsSeen(actor, resource), now),
});

/** `POST …/assignments/:assignmentId/reveal`: shows the names from now on. */
export const revealNamesRoute = defineRoute({
  action: 'gradebook.reveal',
  params: columnParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db }, actor, params: { classId, assignmentId }, now }) => {
    await db.tx(async (queries) => {
      await lockClass(queries, classId);
      await revealNames(queries, classId, assignmentId, person(actor).userId, now);
    });
    return done();
  },
});

/** `GET …/assignments/:assignmentId/similar`: whose work is alike, as advice. */
export const findSimilarRoute = defineRoute({
  action: 'gradebook.similar',
  params: columnParams,
  resource: (asked) => classOf(asked),
  handle: ({ services, actor, params: { classId, assignmentId }, resource, now }) =>
    findSimilar(services, classId, assignmentId, sectionsSeen(actor, resource), now),
});
