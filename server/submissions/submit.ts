import { eq } from 'drizzle-orm';
import type { Submit } from '../../contracts/api/submissions';
import { decideAttempt } from '../../engine/assignments/attempts';
import { lateness } from '../../engine/assignments/late-policy';
import type { Terms } from '../../engine/assignments/terms';
import type { Membership } from '../access/resource';
import { sha256 } from '../accounts/secret-codes';
import { ownTerms } from '../classes/own-terms';
import type { Queries } from '../db/db';
import { submissions } from '../db/schema/work';
import { HttpError } from '../http/http-error';

export type SubmissionRow = typeof submissions.$inferSelect;

/**
 * Takes a submission in, once however often it is sent. What comes after the closing date is taken, too, and counts nothing unless
 * an instructor lets it: it may have been made in time without a network.
 *
 * @throws HttpError `conflict` when the id was used for something else, `too-many` while a cool-down lasts, `forbidden` with the
 * reason when no attempt is left or it has not opened.
 */
export async function submit(
  queries: Queries,
  classId: string,
  assignmentId: string,
  member: Pick<Membership, 'memberId' | 'sectionId'>,
  { body, ...sent }: Submit,
  now: Date,
): Promise<SubmissionRow> {
  const bodySha256 = sha256(JSON.stringify(body));
  // One after the other for a person: two at once must not both be the last attempt.
  await queries.query('select 1 from members where id = $1 for update', [member.memberId]);
  const known = await findAgain(queries, sent.id, assignmentId, member.memberId, bodySha256);
  if (known !== null) return known;
  const { terms, cooldownSeconds } = await ownTerms(queries, classId, assignmentId, member);
  await refuseAttempt(queries, assignmentId, member.memberId, sent.exercise, terms, cooldownSeconds, now);
  const [row] = await queries.orm
    .insert(submissions)
    .values({ ...sent, classId, assignmentId, memberId: member.memberId, body, bodySha256, receivedAt: now })
    .onConflictDoNothing()
    .returning();
  if (row === undefined) throw taken();
  return row;
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
    'select received_at from submissions where member_id = $1 and assignment_id = $2 and exercise = $3',
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
