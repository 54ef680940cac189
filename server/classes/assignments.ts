import { and, eq, isNull, max } from 'drizzle-orm';
import type { z } from 'zod';
import { COURSE } from '../../content/course';
import type {
  AssignmentTerms,
  changeAssignmentSchema,
  createAssignmentsSchema,
} from '../../contracts/api/classes';
import { NO_PENALTY } from '../../engine/assignments/late-policy';
import type { Queries } from '../db/db';
import { assignmentSections, assignments } from '../db/schema/classes';
import { fieldError, HttpError } from '../http/http-error';

type AssignmentRow = typeof assignments.$inferSelect;

const DEFAULTS = {
  points: 100,
  opensAt: null,
  dueAt: null,
  closesAt: null,
  latePolicy: NO_PENALTY,
  maxAttempts: null,
  cooldownSeconds: 0,
  counts: 'best',
  releasePolicy: 'at-once',
} as const;

/** Assigns modules and lessons, after what is assigned already, all with the same terms. Returns their ids in order. */
export async function createAssignments(
  queries: Queries,
  classId: string,
  { work, terms: { sectionIds = [], ...terms } }: z.infer<typeof createAssignmentsSchema>,
  now: Date,
): Promise<readonly string[]> {
  const all = { ...DEFAULTS, ...terms };
  refuseDisorder(all);
  const [last] = await queries.orm
    .select({ position: max(assignments.position) })
    .from(assignments)
    .where(eq(assignments.classId, classId));
  const rows = work.map(({ kind, contentId }, index) => ({
    ...all,
    id: crypto.randomUUID(),
    classId,
    position: (last?.position ?? 0) + 1 + index,
    title: titleOf(kind, contentId, index),
    kind,
    contentId,
    createdAt: now,
  }));
  await queries.orm.insert(assignments).values(rows);
  for (const { id } of rows) await setSections(queries, classId, id, sectionIds);
  return rows.map(({ id }) => id);
}

/** @throws HttpError `invalid` for what the course does not have. */
function titleOf(kind: 'module' | 'lesson', contentId: string, index: number): string {
  const title =
    kind === 'module'
      ? COURSE.find(({ id }) => id === contentId)?.title
      : COURSE.flatMap(({ lessons }) => lessons).find(({ id }) => id === contentId)?.title;
  if (title === undefined)
    throw fieldError(`work.${index}.contentId`, `The course has no ${kind} ${contentId}.`);
  return title;
}

/** Changes an assignment. Grades follow from what it is now. @throws HttpError `not-found` or `invalid`. */
export async function changeAssignment(
  queries: Queries,
  classId: string,
  id: string,
  { sectionIds, isReleased, ...change }: z.infer<typeof changeAssignmentSchema>,
  now: Date,
): Promise<void> {
  const row = await getAssignment(queries, classId, id);
  refuseDisorder({ ...row, ...change });
  const set = {
    ...change,
    ...(isReleased === undefined ? {} : { releasedAt: isReleased ? now : null }),
    // Names that are hidden anew have not been revealed.
    ...(change.isAnonymous && !row.isAnonymous ? { revealedAt: null, revealedBy: null } : {}),
  };
  if (Object.keys(set).length > 0)
    await queries.orm.update(assignments).set(set).where(eq(assignments.id, id));
  if (sectionIds !== undefined) await setSections(queries, classId, id, sectionIds);
}

/** Takes an assignment away; what was handed in for it is kept. */
export async function removeAssignment(
  queries: Queries,
  classId: string,
  id: string,
  now: Date,
): Promise<void> {
  await getAssignment(queries, classId, id);
  await queries.orm.update(assignments).set({ removedAt: now }).where(eq(assignments.id, id));
}

/** Puts all assignments of a class into an order. @throws HttpError `conflict` when it is not all of them, once each. */
export async function orderAssignments(
  queries: Queries,
  classId: string,
  ids: readonly string[],
): Promise<void> {
  const rows = await queries.query<{ id: string }>(
    'select id from assignments where class_id = $1 and removed_at is null',
    [classId],
  );
  const isWhole = rows.length === ids.length && rows.every(({ id }) => ids.includes(id));
  if (!isWhole)
    throw new HttpError(
      'conflict',
      'The assignments have changed meanwhile. Look at them again, then order them.',
    );
  await queries.query(
    `update assignments a set position = o.place
     from unnest($2::text[]) with ordinality as o (id, place) where a.class_id = $1 and a.id::text = o.id`,
    [classId, ids],
  );
}

/** @throws HttpError `not-found`. */
export async function getAssignment(queries: Queries, classId: string, id: string): Promise<AssignmentRow> {
  const [row] = await queries.orm
    .select()
    .from(assignments)
    .where(and(eq(assignments.classId, classId), eq(assignments.id, id), isNull(assignments.removedAt)));
  if (row === undefined) throw new HttpError('not-found', 'There is no such assignment in this class.');
  return row;
}

async function setSections(queries: Queries, classId: string, assignmentId: string, ids: readonly string[]) {
  await queries.orm.delete(assignmentSections).where(eq(assignmentSections.assignmentId, assignmentId));
  if (ids.length > 0)
    await queries.orm
      .insert(assignmentSections)
      .values([...new Set(ids)].map((sectionId) => ({ classId, assignmentId, sectionId })));
}

/** @throws HttpError `invalid` for dates in an order that cannot be. */
function refuseDisorder({
  opensAt,
  dueAt,
  closesAt,
}: Pick<AssignmentTerms, 'opensAt' | 'dueAt' | 'closesAt'>): void {
  if (opensAt !== null && dueAt !== null && opensAt >= dueAt)
    throw fieldError('dueAt', 'It is due before it opens.');
  if (dueAt !== null && closesAt !== null && dueAt > closesAt)
    throw fieldError('closesAt', 'It closes before it is due.');
  if (opensAt !== null && closesAt !== null && opensAt >= closesAt)
    throw fieldError('closesAt', 'It closes before it opens.');
}
