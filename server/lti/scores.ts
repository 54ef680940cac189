import type { Db, Queries } from '../db/db';
import type { PlatformServices, Score, ScoreAnswer } from './platform-services';

/** Whose grade, for what, has become what. */
export interface NewGrade {
  readonly assignmentId: string;
  readonly memberId: string;
  /** Points that count; null: none, or not to be seen yet. */
  readonly points: number | null;
  readonly most: number;
  /** When the learner may see it, and so the platform: null, now. */
  readonly shownFrom: Date | null;
}

/**
 * Notes what platforms are to be told of grades of a class, in the transaction that changes it. One row holds the newest score: what was not sent yet is
 * replaced, what is the same as before is left alone. A grade that was taken back stays in the platform, which has no word for it.
 */
export async function queueScores(
  queries: Queries,
  classId: string,
  grades: readonly NewGrade[],
  now: Date,
): Promise<void> {
  const columns = await queries.query<{ id: string }>(
    'select distinct assignment_id as id from lti_links where class_id = $1 and line_item_url is not null',
    [classId],
  );
  const told = grades.filter(({ assignmentId }) => columns.some(({ id }) => id === assignmentId));
  if (told.length === 0) return;
  const isGiven = ({ points, most }: NewGrade) => points !== null && most > 0;
  await queries.query(
    `delete from lti_scores s using lti_links l, jsonb_to_recordset($1::jsonb) as g ("assignmentId" uuid, "memberId" uuid)
     where l.id = s.link_id and l.assignment_id = g."assignmentId" and s.member_id = g."memberId"
       and s.state = 'waiting' and s.sent_at is null`,
    [JSON.stringify(told.filter((grade) => !isGiven(grade)))],
  );
  await queries.query(
    `insert into lti_scores as s (class_id, link_id, member_id, points, most, graded_at, state, due_at)
     select l.class_id, l.id, m.member_id, g.points, g.most, $2, 'waiting', greatest($2::timestamptz, g."shownFrom")
     from jsonb_to_recordset($1::jsonb) as g ("assignmentId" uuid, "memberId" uuid, points float8, most float8, "shownFrom" timestamptz)
     join lti_links l on l.assignment_id = g."assignmentId" and l.line_item_url is not null
     join lti_members m on m.context_id = l.context_id and m.member_id = g."memberId"
     on conflict (link_id, member_id) do update set points = excluded.points, most = excluded.most,
       graded_at = excluded.graded_at, state = 'waiting', tries = 0, due_at = excluded.due_at, error = null
     where s.points <> excluded.points or s.most <> excluded.most`,
    [JSON.stringify(told.filter(isGiven)), now],
  );
}

/** Wakes scores that have to be sent again: of one person for one link, or all of a class that have not arrived. */
export async function sendAgain(
  queries: Queries,
  classId: string,
  { linkId, memberId }: { readonly linkId?: string | undefined; readonly memberId?: string | undefined },
  now: Date,
): Promise<number> {
  const rows = await queries.query(
    `update lti_scores set state = 'waiting', tries = 0, due_at = $4, error = null
     where class_id = $1 and ($2::uuid is null or link_id = $2) and ($3::uuid is null or member_id = $3)
       and state <> 'sent' and (state <> 'waiting' or tries > 0) returning 1`,
    [classId, linkId ?? null, memberId ?? null, now],
  );
  return rows.length;
}

interface Taken extends Score {
  readonly linkId: string;
  readonly memberId: string;
  readonly tries: number;
  readonly lineItemUrl: string;
  readonly id: string;
  readonly clientId: string;
  readonly tokenUrl: string;
}

/** A platform answers within seconds or not at all; whoever took a score and was killed has it taken over after this. */
const LEASE_SECONDS = 120;
/** Given up after about three days: somebody has to look at it then. */
const MOST_TRIES = 20;
const FIRST_WAIT = 60;
const LONGEST_WAIT = 6 * 3_600;

/** Takes the score that has waited longest, if one is due. Servers that ask at once get different ones. */
async function takeScore(queries: Queries, now: Date): Promise<Taken | null> {
  const [taken] = await queries.query<Taken & object>(
    `update lti_scores s set tries = s.tries + 1, due_at = $1::timestamptz + make_interval(secs => ${LEASE_SECONDS})
     from lti_links l, lti_contexts c, lti_platforms p, lti_members m
     where (s.link_id, s.member_id) = (
         select w.link_id, w.member_id from lti_scores w
         where w.state = 'waiting' and w.due_at <= $1 order by w.due_at, w.link_id, w.member_id limit 1 for update skip locked)
       and l.id = s.link_id and c.id = l.context_id and p.id = c.platform_id
       and m.context_id = c.id and m.member_id = s.member_id
     returning s.link_id as "linkId", s.member_id as "memberId", s.points, s.most, s.graded_at as "gradedAt", s.tries,
       m.subject, l.line_item_url as "lineItemUrl", p.id, p.client_id as "clientId", p.token_url as "tokenUrl"`,
    [now],
  );
  return taken ?? null;
}

/** How long to wait after so many tries (seconds), spread by `chance` in [0, 1) so that many do not come back at once. */
export function waitAfter(tries: number, chance: number): number {
  const most = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1));
  return Math.max(FIRST_WAIT, Math.round(most * (0.75 + chance * 0.25)));
}

/** Writes down what came of it, unless the grade has changed meanwhile: then the newer score waits. */
async function settle(queries: Queries, taken: Taken, answer: ScoreAnswer, now: Date, chance: number) {
  const isGivenUp = answer.kind === 'again' && taken.tries >= MOST_TRIES;
  const state = answer.kind === 'again' ? (isGivenUp ? 'refused' : 'waiting') : answer.kind;
  const dueAt = new Date(now.getTime() + waitAfter(taken.tries, chance) * 1_000);
  await queries.query(
    `update lti_scores set state = $4, error = $5, sent_at = case when $4 = 'sent' then $6::timestamptz else sent_at end,
       due_at = $7
     where link_id = $1 and member_id = $2 and graded_at = $3 and state = 'waiting'`,
    [
      taken.linkId,
      taken.memberId,
      taken.gradedAt,
      state,
      answer.kind === 'sent' ? null : answer.said.slice(0, 500),
      now,
      dueAt,
    ],
  );
}

export interface SendParts {
  readonly db: Db;
  readonly services: PlatformServices;
  readonly now: () => Date;
  /** In [0, 1). */
  readonly chance: () => number;
}

/** Sends one score, if one is due; true: it did, and there may be more. What fails for one is of no matter to the next. */
export async function sendNext({ db, services, now, chance }: SendParts): Promise<boolean> {
  const taken = await db.tx((queries) => takeScore(queries, now()));
  if (taken === null) return false;
  const answer = await services.postScore(taken, taken.lineItemUrl, taken);
  await settle(db, taken, answer, now(), chance());
  return true;
}
