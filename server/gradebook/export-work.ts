import { seenSections } from '../classes/load-class';
import type { Queries } from '../db/db';

/**
 * The grades of a class and what was handed in, without its files and without what each check found: of those sections that are seen
 * (null: all), and without work whose names are hidden.
 */
export async function exportWork(
  queries: Queries,
  classId: string,
  sees: readonly string[] | null,
): Promise<{ readonly grades: readonly object[]; readonly submissions: readonly object[] }> {
  const shown = `join assignments a on a.id = x.assignment_id and (not a.is_anonymous or a.revealed_at is not null)
    join members m on m.id = x.member_id and ${seenSections('m.section_id', 2)}`;
  return {
    grades: await queries.query(
      `select x.member_id as "memberId", x.assignment_id as "assignmentId", x.raw, x.late, x.final,
         x.override_points as "overridePoints", x.override_reason as "overrideReason", x.state, x.trust, x.attempts,
         x.is_excused as "isExcused", x.updated_at as "updatedAt"
       from grades x ${shown} where x.class_id = $1 order by x.member_id, x.assignment_id`,
      [classId, sees],
    ),
    submissions: await queries.query(
      `select x.id, x.member_id as "memberId", x.assignment_id as "assignmentId", x.exercise,
         x.content_version as "contentVersion", x.received_at as "receivedAt", x.client_at as "clientAt",
         encode(x.body_sha256, 'hex') as sha256, r.outcome, r.score, r.trust, r.grader_version as "graderVersion"
       from submissions x ${shown}
       left join counted_results c on c.submission_id = x.id
       left join results r on r.submission_id = c.submission_id and r.grader_version = c.grader_version
       where x.class_id = $1 order by x.received_at, x.id`,
      [classId, sees],
    ),
  };
}
