import { eq } from 'drizzle-orm';
import type { Submit } from '../../contracts/api/submissions';
import { decideAttempt } from '../../engine/assignments/attempts';
import { lateness } from '../../engine/assignments/late-policy';
import type { Terms } from '../../engine/assignments/terms';
import type { Membership } from '../access/resource';
import { sha256 } from '../accounts/secret-codes';
import { getAssignment } from '../classes/assignments';
import { ownTerms } from '../classes/own-terms';
import type { Queries } from '../db/db';
import { submissions } from '../db/schema/work';
import { type AssignedExercise, assignedExercises, graderVersion } from '../grading/assigned-exercises';
import { enqueue, PRIORITY } from '../grading/queue';
import { recomputeGrades } from '../grading/recompute';
import { refuseIncomplete } from '../grading/work';
import { fieldError, HttpError } from '../http/http-error';

export type SubmissionRow = typeof submissions.$inferSelect;

/**
 * Takes a submission in, once however often it is sent. What comes after the closing date is taken, too, and counts nothing unless
 * an instructor lets it: it may have been made in time without a network.
 *
 * @throws HttpError `conflict` when the id was used for something else, `wrong-version`, `pieces-missing` or `invalid` for work that cannot
 * be graded, `too-many` while a cool-down lasts, `forbidden` with the
 * reason when no attempt is left or it has not opened.
 */
export async function submit(
  queries: Queries,
  classId: string,
  assignmentId: string,
  member: Pick<Membership, 'memberId' | 'sectionId'> & { readonly userId: string },
  { body, ...sent }: Submit,
  now: Date,
): Promise<SubmissionRow> {
  const bodySha256 = sha256(JSON.stringify(body));
  // One after the other for a person: two at once must not both be the last attempt.
  await queries.query('select 1 from members where id = $1 for update', [member.memberId]);
  const known = await findAgain(queries, sent.id, assignmentId, member.memberId, bodySha256);
  if (known !== null) return known;
  const { terms, cooldownSeconds } = await ownTerms(queries, classId, assignmentId, member);
  const { lesson } = await assignedExercise(queries, classId, assignmentId, sent, now);
  await refuseAttempt(queries, assignmentId, member.memberId, sent.exercise, terms, cooldownSeconds, now);
  await refuseIncomplete(queries, member.userId, body.work);
  const [row] = await queries.orm
    .insert(submissions)
    .values({ ...sent, classId, assignmentId, memberId: member.memberId, body, bodySha256, receivedAt: now })
    .onConflictDoNothing()
    .returning();
  if (row === undefined) throw taken();
  const job = { submissionId: row.id, graderVersion: graderVersion(lesson), regradeId: null };
  await enqueue(queries, [{ ...job, priority: PRIORITY.submission }], now);
  await recomputeGrades(queries, { classId, assignmentId, memberId: member.memberId }, now);
  return row;
}

/** @throws HttpError `invalid` for an exercise that is not asked for, `wrong-version` for one of another version of the lesson. */
async function assignedExercise(
  queries: Queries,
  classId: string,
  assignmentId: string,
  { exercise, contentVersion }: Pick<Submit, 'exercise' | 'contentVersion'>,
  now: Date,
): Promise<AssignedExercise> {
  const assignment = await getAssignment(queries, classId, assignmentId);
  const found = assignedExercises(assignment, now).find(({ name }) => name === exercise);
  if (found === undefined) throw fieldError('exercise', `${assignment.title} has no exercise ${exercise}.`);
  if (contentVersion !== found.lesson.version)
    throw new HttpError(
      'wrong-version',
      `Lesson ${found.lesson.id} has changed since this page was loaded. Your work is kept: load the page anew, then hand it in again.`,
    );
  return found;
}

async function findAgain(
  queries: Queries,
  id: string,
  assignmentId: string,
  memberId: string,
  hash: Buffer,
): Promise<SubmissionRow | null> {
  const [row] = await queries.orm.select().from(submissions).where(eq(submissions.id, id));
  if (row === undefined) return null;
  const isSame =
    row.assignmentId === assignmentId &&
    row.memberId === memberId &&
    Buffer.compare(row.bodySha256, hash) === 0;
  if (!isSame) throw taken();
  return row;
}

function taken(): HttpError {
  return new HttpError('conflict', 'This submission was sent before with another content. Hand it in anew.');
}

async function refuseAttempt(
  queries: Queries,
  assignmentId: string,
  memberId: string,
  exercise: string,
  { opensAt, maxAttempts }: Terms,
  cooldownSeconds: number,
  now: Date,
): Promise<void> {
  const before = await queries.query<{ received_at: Date }>(
    // What the lab could not grade has used up no attempt.
    `select s.received_at from submissions s
     left join counted_results c on c.submission_id = s.id
     left join results r on r.submission_id = c.submission_id and r.grader_version = c.grader_version
     where s.member_id = $1 and s.assignment_id = $2 and s.exercise = $3 and coalesce(r.outcome, '') <> 'error'
       and (r.outcome is not null or exists (
         select 1 from grading_jobs j where j.submission_id = s.id and j.state in ('queued', 'leased')))`,
    [memberId, assignmentId, exercise],
  );
  const decision = decideAttempt(
    { opensAt, closesAt: null, maxAttempts, cooldownSeconds },
    before.map(({ received_at }) => received_at.getTime()),
    now.getTime(),
  );
  if (decision.isTaken) return;
  if (decision.because === 'cool-down') {
    const retryAfter = Math.ceil((decision.until - now.getTime()) / 1_000);
    throw new HttpError('too-many', `The next attempt is taken in ${retryAfter} seconds.`, { retryAfter });
  }
  throw new HttpError(
    'forbidden',
    decision.because === 'not-open' ? 'This has not opened yet.' : 'All attempts for this were used.',
  );
}

/** How late a submission is for the one who made it. */
export function latenessOf(
  { receivedAt }: Pick<SubmissionRow, 'receivedAt'>,
  { terms, latePolicy }: Awaited<ReturnType<typeof ownTerms>>,
) {
  return lateness(latePolicy, terms, receivedAt.getTime());
}
