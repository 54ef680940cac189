import { writeAudit } from '../accounts/audit';
import { getAssignment } from '../classes/assignments';
import type { Queries } from '../db/db';
import { HttpError } from '../http/http-error';
import { recomputeGrades } from './recompute';

export interface GradeOverride {
  readonly classId: string;
  readonly assignmentId: string;
  readonly memberId: string;
  /** Null takes the override away. */
  readonly points: number | null;
  readonly reason: string;
}

/**
 * Sets a grade by hand, beside what was computed, which goes on being computed. What was before is in the audit.
 *
 * @throws HttpError `not-found` for work or a learner that is not of this class.
 */
export async function overrideGrade(
  queries: Queries,
  { classId, assignmentId, memberId, points, reason }: GradeOverride,
  by: string,
  now: Date,
): Promise<void> {
  await getAssignment(queries, classId, assignmentId);
  const [member] = await queries.query(
    "select 1 from members where class_id = $1 and id = $2 and role = 'learner' for update",
    [classId, memberId],
  );
  if (member === undefined) throw new HttpError('not-found', 'There is no such learner in this class.');
  const [before] = await queries.query<{ override_points: number | null }>(
    'select override_points from grades where member_id = $1 and assignment_id = $2',
    [memberId, assignmentId],
  );
  await queries.query(
    `insert into grades (class_id, member_id, assignment_id, override_points, override_reason, override_by, final, state, updated_at)
     values ($1, $2, $3, $4, $5, $6, $4, 'none', $7)
     on conflict (member_id, assignment_id) do update set override_points = excluded.override_points,
       override_reason = excluded.override_reason, override_by = excluded.override_by`,
    [
      classId,
      memberId,
      assignmentId,
      points,
      points === null ? null : reason,
      points === null ? null : by,
      now,
    ],
  );
  await writeAudit(
    queries,
    {
      actorId: by,
      action: 'grades.override',
      classId,
      subjectId: memberId,
      detail: { assignmentId, points, before: before?.override_points ?? null, reason },
    },
    now,
  );
  await recomputeGrades(queries, { classId, assignmentId, memberId }, now);
}
