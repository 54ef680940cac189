import type { LatePolicy } from '../../engine/assignments/late-policy';
import { effectiveTerms, type TermsOverride } from '../../engine/assignments/terms';
import type { Membership } from '../access/resource';
import type { Queries } from '../db/db';

/** An assignment as it stands for everyone. */
export interface AssignmentRow {
  readonly id: string;
  readonly position: number;
  readonly title: string;
  readonly kind: 'module' | 'lesson';
  readonly contentId: string;
  readonly points: number;
  readonly opensAt: Date | null;
  readonly dueAt: Date | null;
  readonly closesAt: Date | null;
  readonly latePolicy: LatePolicy;
  readonly maxAttempts: number | null;
  readonly cooldownSeconds: number;
  readonly counts: 'best' | 'last';
  readonly releasePolicy: string;
  readonly releasedAt: Date | null;
  readonly sectionIds: readonly string[];
  readonly isAnonymous: boolean;
  readonly revealedAt: Date | null;
}

/** An assignment as it stands for one learner. */
export interface OwnAssignment extends Omit<AssignmentRow, 'sectionIds'> {
  readonly isExcused: boolean;
}

const SELECT = `
select a.id, a.position, a.title, a.kind, a.content_id as "contentId", a.points::float8 as points, a.opens_at as "opensAt",
  a.due_at as "dueAt", a.closes_at as "closesAt", a.late_policy as "latePolicy", a.max_attempts as "maxAttempts",
  a.cooldown_seconds as "cooldownSeconds", a.counts, a.release_policy as "releasePolicy", a.released_at as "releasedAt",
  a.is_anonymous as "isAnonymous", a.revealed_at as "revealedAt",
  array(select s.section_id::text from assignment_sections s where s.assignment_id = a.id order by 1) as "sectionIds"
from assignments a where a.class_id = $1 and a.removed_at is null`;

/** All assignments of a class, as they stand for everyone. */
export function listAssignments(queries: Queries, classId: string): Promise<readonly AssignmentRow[]> {
  return queries.query<AssignmentRow>(`${SELECT} order by a.position, a.id`, [classId]);
}

/** What is assigned to one learner, with what holds for them: the section's and their own exceptions are in it. */
export async function listOwnAssignments(
  queries: Queries,
  classId: string,
  member: Pick<Membership, 'memberId' | 'sectionId'>,
): Promise<readonly OwnAssignment[]> {
  return (await loadOwnAssignments(queries, classId, [member.memberId]))(member);
}

/** The same for several learners of a class, who are named beforehand. */
export async function loadOwnAssignments(
  queries: Queries,
  classId: string,
  memberIds: readonly string[],
): Promise<(member: Pick<Membership, 'memberId' | 'sectionId'>) => readonly OwnAssignment[]> {
  const rows = await listAssignments(queries, classId);
  const overrides = await queries.query<OverrideRow>(
    `select assignment_id, member_id, section_id, opens_at, due_at, closes_at, extra_attempts, is_excused
     from overrides where class_id = $1 and (member_id = any($2::text[]::uuid[]) or section_id is not null)`,
    [classId, memberIds],
  );
  const byKey = new Map(
    overrides.map((row) => [`${row.assignment_id} ${row.member_id ?? row.section_id}`, row]),
  );
  return ({ memberId, sectionId }) =>
    rows
      .filter(
        ({ sectionIds }) => sectionIds.length === 0 || (sectionId !== null && sectionIds.includes(sectionId)),
      )
      .map((row) =>
        ownAssignment(row, [byKey.get(`${row.id} ${sectionId}`), byKey.get(`${row.id} ${memberId}`)]),
      );
}

function ownAssignment(
  { sectionIds: _, ...row }: AssignmentRow,
  exceptions: readonly (OverrideRow | undefined)[],
): OwnAssignment {
  const terms = effectiveTerms(
    {
      opensAt: ms(row.opensAt),
      dueAt: ms(row.dueAt),
      closesAt: ms(row.closesAt),
      maxAttempts: row.maxAttempts,
      isExcused: false,
    },
    exceptions.map((found) => found && termsOf(found)),
  );
  return {
    ...row,
    opensAt: moment(terms.opensAt),
    dueAt: moment(terms.dueAt),
    closesAt: moment(terms.closesAt),
    maxAttempts: terms.maxAttempts,
    isExcused: terms.isExcused,
  };
}

interface OverrideRow {
  readonly assignment_id: string;
  readonly member_id: string | null;
  readonly section_id: string | null;
  readonly opens_at: Date | null;
  readonly due_at: Date | null;
  readonly closes_at: Date | null;
  readonly extra_attempts: number;
  readonly is_excused: boolean;
}

const termsOf = (row: OverrideRow): TermsOverride => ({
  opensAt: ms(row.opens_at),
  dueAt: ms(row.due_at),
  closesAt: ms(row.closes_at),
  extraAttempts: row.extra_attempts,
  isExcused: row.is_excused,
});

const ms = (date: Date | null): number | null => date?.getTime() ?? null;
const moment = (at: number | null): Date | null => (at === null ? null : new Date(at));
