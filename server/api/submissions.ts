import { z } from 'zod';
import { receiptSchema, submitSchema } from '../../contracts/api/submissions';
import { listOwnAssignments } from '../classes/list-assignments';
import { classOf, classParams } from '../classes/load-class';
import { ownTerms } from '../classes/own-terms';
import { ownGradings } from '../grading/own-results';
import { created } from '../http/reply';
import { defineRoute, person } from '../http/route';
import { isGenuine, receiptOf } from '../submissions/receipt';
import { latenessOf, type SubmissionRow, submit } from '../submissions/submit';

const assignmentParams = classParams.extend({ assignmentId: z.uuid() });

/** `POST …/assignments/:assignmentId/submissions`: hands work in, and answers with a receipt. The client's own score is not read. */
export const submitRoute = defineRoute({
  action: 'submissions.add',
  params: assignmentParams,
  body: submitSchema,
  // The names of a few thousand files with their hashes.
  bodyLimit: 1_000_000,
  resource: (asked) => classOf(asked),
  handle: async ({ services, actor, params: { classId, assignmentId }, resource, body, now }) => {
    const { db, secrets, onWork } = services;
    const member = { ...resource.membership!, userId: person(actor).userId };
    const { row, terms } = await db.tx(async (queries) => ({
      row: await submit(queries, classId, assignmentId, member, body, now),
      terms: await ownTerms(queries, classId, assignmentId, member),
    }));
    onWork();
    return created({
      receipt: receiptOf(secrets, row),
      lateness: latenessOf(row, terms),
    });
  },
});

/** `GET …/assignments/:assignmentId/submissions`: one's own, with their receipts and how their grading stands, the newest first. */
export const listOwnSubmissions = defineRoute({
  action: 'submissions.list-own',
  params: assignmentParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db, secrets }, params: { classId, assignmentId }, resource, now }) => {
    const member = resource.membership!;
    const terms = await ownTerms(db, classId, assignmentId, member);
    const own = (await listOwnAssignments(db, classId, member)).filter(({ id }) => id === assignmentId);
    const gradings = await ownGradings(db, member.memberId, own, now);
    const rows = await db.query<SubmissionRow>(
      `select id, assignment_id as "assignmentId", member_id as "memberId", exercise, received_at as "receivedAt",
         body_sha256 as "bodySha256"
       from submissions where member_id = $1 and assignment_id = $2 order by received_at desc, id limit 1000`,
      [member.memberId, assignmentId],
    );
    return {
      submissions: rows.map((row) => ({
        receipt: receiptOf(secrets, row),
        lateness: latenessOf(row, terms),
        grading: gradings.get(row.id),
      })),
    };
  },
});

/** `POST …/receipts`: whether a receipt is genuine, and whether what it proves is here. */
export const verifyReceipt = defineRoute({
  action: 'receipts.verify',
  params: classParams,
  body: receiptSchema,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db, secrets }, params: { classId }, body: receipt }) => {
    const found = await db.query(
      `select 1 from submissions where class_id = $1 and id = $2 and encode(body_sha256, 'hex') = $3`,
      [classId, receipt.id, receipt.sha256],
    );
    return { isGenuine: isGenuine(secrets, receipt), isHere: found.length > 0 };
  },
});
