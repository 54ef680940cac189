import type { Receipt } from '../../contracts/api/submissions';
import { type Lateness, lateness } from '../../engine/assignments/late-policy';
import { listOwnAssignments, type OwnAssignment } from '../classes/list-assignments';
import { classOf, classParams } from '../classes/load-class';
import { defineRoute } from '../http/route';
import { receiptOf } from '../submissions/receipt';
import type { SubmissionRow } from '../submissions/submit';

interface OwnSubmission {
  readonly receipt: Receipt;
  readonly lateness: Lateness;
}

/** `GET …/own-work`: all that is assigned to a learner, what holds for them, and what they have handed in, the newest first. */
export const listOwnWork = defineRoute({
  action: 'work.list-own',
  params: classParams,
  resource: (asked) => classOf(asked),
  handle: async ({ services: { db, secrets }, params: { classId }, resource, now }) => {
    const member = resource.membership!;
    const [found] = await db.query<{ id: string; name: string; timeZone: string }>(
      'select id, name, time_zone as "timeZone" from classes where id = $1',
      [classId],
    );
    const assignments = await listOwnAssignments(db, classId, member);
    const rows = await db.query<SubmissionRow>(
      `select id, assignment_id as "assignmentId", member_id as "memberId", exercise, received_at as "receivedAt",
         body_sha256 as "bodySha256"
       from submissions where member_id = $1 order by received_at desc, id limit 5000`,
      [member.memberId],
    );
    const submissionsOf = (assignment: OwnAssignment): OwnSubmission[] =>
      rows
        .filter(({ assignmentId }) => assignmentId === assignment.id)
        .map((row) => ({
          receipt: receiptOf(secrets, row),
          lateness: lateness(
            assignment.latePolicy,
            {
              dueAt: assignment.dueAt?.getTime() ?? null,
              closesAt: assignment.closesAt?.getTime() ?? null,
            },
            row.receivedAt.getTime(),
          ),
        }));
    return {
      now,
      class: found,
      work: assignments.map((assignment) => ({ ...assignment, submissions: submissionsOf(assignment) })),
    };
  },
});
