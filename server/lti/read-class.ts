import type { ClassLtiAnswer, ScoreState } from '../../contracts/api/lti';
import { seenSections } from '../classes/load-class';
import type { Queries } from '../db/db';

/** Scores that one answer has, those first that somebody may have to look at. */
const MOST = 1_000;

/** What platforms have to do with a class, with the scores of the sections that are seen. Work that is graded without names is left out. */
export async function readClassLti(
  queries: Queries,
  classId: string,
  sees: readonly string[] | null,
): Promise<object & { readonly [Key in keyof ClassLtiAnswer]: readonly object[] }> {
  return {
    courses: await queries.query(
      `select x.id, p.name as platform, x.memberships_url is not null as "listsPeople", x.synced_at as "syncedAt",
         x.sync_error as "syncError"
       from lti_contexts x join lti_platforms p on p.id = x.platform_id where x.class_id = $1 order by x.created_at, x.id`,
      [classId],
    ),
    links: await queries.query(
      `select id, title, assignment_id as "assignmentId", line_item_url is not null as "hasColumn"
       from lti_links where class_id = $1 order by created_at, id`,
      [classId],
    ),
    scores: await queries.query(
      `select s.link_id as "linkId", s.member_id as "memberId", u.display_name as name, s.points, s.most, s.state, s.tries,
         s.due_at as "dueAt", s.sent_at as "sentAt", s.error
       from lti_scores s join lti_links l on l.id = s.link_id join assignments a on a.id = l.assignment_id
       join members m on m.id = s.member_id join users u on u.id = m.user_id
       where s.class_id = $1 and (not a.is_anonymous or a.revealed_at is not null) and ${seenSections('m.section_id', 2)}
       order by array_position(array['refused', 'newer', 'waiting', 'sent'], s.state), lower(u.display_name), s.member_id, s.link_id
       limit ${MOST}`,
      [classId, sees],
    ),
  };
}

/** What became of one's own scores, by assignment. */
export async function ownScores(
  queries: Queries,
  memberId: string,
): Promise<ReadonlyMap<string, { readonly state: ScoreState }>> {
  const rows = await queries.query<{ id: string; state: ScoreState }>(
    `select distinct on (l.assignment_id) l.assignment_id as id, s.state
     from lti_scores s join lti_links l on l.id = s.link_id where s.member_id = $1
     order by l.assignment_id, array_position(array['refused', 'newer', 'waiting', 'sent'], s.state)`,
    [memberId],
  );
  return new Map(rows.map(({ id, ...score }) => [id, score]));
}
