import { scopeOf } from '../analytics/scope';
import { MEMBER_NAME, memberNames, seenSections } from '../classes/load-class';
import type { Queries } from '../db/db';
import { folderOf } from './export-folder';

/** Of whom and of which work the logs are exported. */
export interface ExportedEvents {
  readonly learners: readonly { readonly userId: string; readonly folder: string }[];
  readonly exercises: readonly string[];
  readonly lessons: readonly string[];
}

/** Learners of the sections that are seen (null: all), and the exercises that are assigned and not graded without names. */
export async function exportedEvents(
  queries: Queries,
  classId: string,
  sees: readonly string[] | null,
  now: Date,
): Promise<ExportedEvents> {
  const { exercises } = await scopeOf(queries, classId, sees, null, now);
  const hidden = new Set(exercises.filter(({ isHidden }) => isHidden).map(({ lesson }) => lesson));
  const shown = exercises.filter(({ lesson }) => !hidden.has(lesson));
  const people = await queries.query<{ id: string; userId: string; name: string }>(
    `select m.id, m.user_id as "userId", ${MEMBER_NAME} as name from members m join users u on u.id = m.user_id ${memberNames()}
     where m.class_id = $1 and m.role = 'learner' and m.status = 'active' and ${seenSections('m.section_id', 2)}
     order by lower(${MEMBER_NAME}), m.id`,
    [classId, sees],
  );
  return {
    learners: people.map(({ id, userId, name }) => ({ userId, folder: folderOf(name, id) })),
    exercises: shown.map(({ name }) => name),
    lessons: [...new Set(shown.map(({ lesson }) => lesson))],
  };
}

/** What a learner's browsers told of their work on assigned lessons. Drafts are theirs alone. */
export function eventsOfLearner(
  queries: Queries,
  { userId }: { readonly userId: string },
  { exercises, lessons }: Pick<ExportedEvents, 'exercises' | 'lessons'>,
): Promise<readonly object[]> {
  return queries.query(
    `select kind, exercise, client_at as "clientAt", received_at as "receivedAt", body from events
     where user_id = $1 and kind in ('attempt', 'document', 'progress', 'activity')
       and (exercise = any($2::text[]) or (exercise is null and body->>'lesson' = any($3::text[])))
     order by place`,
    [userId, exercises, lessons],
  );
}
