import type { LatePolicy } from '../../engine/assignments/late-policy';
import type { Terms } from '../../engine/assignments/terms';
import type { Membership } from '../access/resource';
import type { Queries } from '../db/db';
import { HttpError } from '../http/http-error';
import { listOwnAssignments } from './list-assignments';

export interface OwnTerms {
  readonly terms: Terms;
  readonly cooldownSeconds: number;
  readonly latePolicy: LatePolicy;
}

/**
 * What holds for one person's work on one assignment.
 *
 * @throws HttpError `not-found` when it is not theirs: of another class or section, or taken away.
 */
export async function ownTerms(
  queries: Queries,
  classId: string,
  assignmentId: string,
  member: Pick<Membership, 'memberId' | 'sectionId'>,
): Promise<OwnTerms> {
  const own = (await listOwnAssignments(queries, classId, member)).find(({ id }) => id === assignmentId);
  if (own === undefined) throw new HttpError('not-found', 'This is not assigned to you.');
  const { opensAt, dueAt, closesAt, maxAttempts, isExcused, cooldownSeconds, latePolicy } = own;
  return {
    terms: {
      opensAt: opensAt?.getTime() ?? null,
      dueAt: dueAt?.getTime() ?? null,
      closesAt: closesAt?.getTime() ?? null,
      maxAttempts,
      isExcused,
    },
    cooldownSeconds,
    latePolicy,
  };
}
