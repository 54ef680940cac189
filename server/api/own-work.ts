import type { Receipt } from '../../contracts/api/submissions';
import { type Lateness, lateness } from '../../engine/assignments/late-policy';
import type { Membership } from '../access/resource';
import { listOwnAssignments, type OwnAssignment } from '../classes/list-assignments';
import { classOf, classParams } from '../classes/load-class';
import type { Queries } from '../db/db';
import { assignedExercises } from '../grading/assigned-exercises';
import { type OwnGrading, ownGradings, shownOf } from '../grading/own-results';
import { defineRoute } from '../http/route';
import { ownScores } from '../lti/read-class';
import type { Services } from '../services';
import { receiptOf } from '../submissions/receipt';
import type { SubmissionRow } from '../submissions/submit';

interface OwnSubmission {
  readonly receipt: Receipt;
  readonly lateness: Lateness;
  readonly grading: OwnGrading;
}

/** `GET …/own-work`: all that is assigned to a learner, what holds for them, and what they have handed in, the newest first. */
export const listOwnWork = defineRoute({
  action: 'work.list-own',
  params: classParams,
  resource: (asked) => classOf(asked),
  handle: ({ services, params: { classId }, resource, now }) =>
    ownWork(services, classId, resource.membership!, now),
});

/** What a learner sees of a class: all that is assigned to them, with what they have handed in. */
export async function ownWork(
  { db, secrets }: Pick<Services, 'db' | 'secrets'>,
  classId: string,
  member: Pick<Membership, 'memberId' | 'sectionId'>,
  now: Date,
) {
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
  const gradings = await ownGradings(db, member.memberId, assignments, now);
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
        grading: gradings.get(row.id)!,
      }));
  const scores = await ownScores(db, member.memberId);
  const grades = await ownGrades(db, member.memberId, assignments, now);
  return {
    now,
    class: found,
    work: assignments.map((assignment) => ({
      ...assignment,
      exercises: exercisesOf(assignment, now),
      submissions: submissionsOf(assignment),
      grade: grades.get(assignment.id) ?? null,
      passback: grades.has(assignment.id) ? (scores.get(assignment.id) ?? null) : null,
    })),
  };
}

/** What an assignment asks for. */
function exercisesOf(assignment: OwnAssignment, now: Date) {
  return assignedExercises(assignment, now).map(({ name, title, lesson }) => ({
    name,
    title,
    lesson: lesson.slug,
    lessonTitle: `${lesson.id} ${lesson.title}`,
  }));
}

/** What counts in the end, of the assignments that show it now. */
async function ownGrades(
  queries: Queries,
  memberId: string,
  assignments: readonly OwnAssignment[],
  now: Date,
): Promise<ReadonlyMap<string, { readonly points: number; readonly isSetByHand: boolean }>> {
  const shown = assignments.filter((assignment) => shownOf(assignment, now) !== 'nothing');
  const rows = await queries.query<{ id: string; points: number; by_hand: boolean }>(
    `select assignment_id as id, final::float8 as points, override_points is not null as by_hand
     from grades where member_id = $1 and assignment_id::text = any($2::text[]) and final is not null`,
    [memberId, shown.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, points, by_hand }) => [id, { points, isSetByHand: by_hand }]));
}
