import { z } from 'zod';
import { lessonsOf } from '../../content/lesson-catalogue';
import { createAssignments } from '../classes/assignments';
import { lockClass } from '../classes/load-class';
import type { Queries } from '../db/db';
import { recomputeGrades } from '../grading/recompute';
import type { ResourceLink } from './claims';
import type { Context } from './contexts';

export interface LinkedAssignment {
  readonly id: string;
  readonly kind: 'module' | 'lesson';
  readonly contentId: string;
}

const contentId = z.string().regex(/^\d+(\.\d+)?$/);

/** What a link says that it opens, by its custom parameters `lesson=2.4` or `module=2`; null: nothing that the course has. */
export function workOf(
  custom: Readonly<Record<string, unknown>>,
  now: Date,
): Omit<LinkedAssignment, 'id'> | null {
  for (const kind of ['lesson', 'module'] as const) {
    const id = contentId.safeParse(custom[kind]).data;
    if (id !== undefined && lessonsOf(kind, id, now.getTime()).length > 0) return { kind, contentId: id };
  }
  return null;
}

interface LinkRow {
  readonly id: string;
  readonly assignmentId: string | null;
  readonly lineItemUrl: string | null;
}

/**
 * The assignment that a link opens; null: it opens the class. The first launch of a link that names a module or lesson assigns it,
 * unless the class has it already. Grades that were there before the link had a column are sent once it has one.
 */
export async function openLink(
  queries: Queries,
  { id: contextId, classId, isArchived }: Context,
  { id: resourceLinkId, title, lineItemUrl }: ResourceLink,
  custom: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<LinkedAssignment | null> {
  const [known] = await queries.query<LinkRow & object>(
    `select id, assignment_id as "assignmentId", line_item_url as "lineItemUrl" from lti_links
     where context_id = $1 and resource_link_id = $2`,
    [contextId, resourceLinkId],
  );
  if (isArchived) return assignmentOf(queries, known?.assignmentId ?? null);
  const assignmentId = known?.assignmentId ?? (await assign(queries, classId, custom, now));
  const [link] = await queries.query<LinkRow & object>(
    `insert into lti_links as l (id, class_id, context_id, resource_link_id, title, assignment_id, line_item_url, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (context_id, resource_link_id) do update set title = excluded.title, assignment_id = excluded.assignment_id,
       line_item_url = coalesce(excluded.line_item_url, l.line_item_url)
     returning id, assignment_id as "assignmentId", line_item_url as "lineItemUrl"`,
    [
      crypto.randomUUID(),
      classId,
      contextId,
      resourceLinkId,
      (title ?? 'Link').slice(0, 200),
      assignmentId,
      lineItemUrl ?? null,
      now,
    ],
  );
  const isNews =
    link!.assignmentId !== (known?.assignmentId ?? null) ||
    link!.lineItemUrl !== (known?.lineItemUrl ?? null);
  if (assignmentId !== null && isNews) await recomputeGrades(queries, { classId, assignmentId }, now);
  return assignmentOf(queries, assignmentId);
}

async function assign(
  queries: Queries,
  classId: string,
  custom: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<string | null> {
  const work = workOf(custom, now);
  if (work === null) return null;
  await lockClass(queries, classId);
  const [there] = await queries.query<{ id: string }>(
    `select id from assignments where class_id = $1 and kind = $2 and content_id = $3 and removed_at is null
     order by position limit 1`,
    [classId, work.kind, work.contentId],
  );
  const made =
    there === undefined ? await createAssignments(queries, classId, { work: [work], terms: {} }, now) : [];
  return there?.id ?? made[0] ?? null;
}

async function assignmentOf(queries: Queries, id: string | null): Promise<LinkedAssignment | null> {
  if (id === null) return null;
  const [found] = await queries.query<LinkedAssignment & object>(
    'select id, kind, content_id as "contentId" from assignments where id = $1 and removed_at is null',
    [id],
  );
  return found ?? null;
}
