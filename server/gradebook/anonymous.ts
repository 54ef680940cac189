import type { AnonymousAnswer } from '../../contracts/api/gradebook';
import { writeAudit } from '../accounts/audit';
import { getAssignment } from '../classes/assignments';
import { seenSections } from '../classes/load-class';
import type { Secrets } from '../config/secrets';
import type { Queries } from '../db/db';
import { HttpError } from '../http/http-error';
import { loadCells } from './cells';
import { listColumns } from './columns';
import { pseudonymOf } from './pseudonyms';

/**
 * Everybody of a column whose names are hidden, in the order of the other names.
 *
 * @throws HttpError `not-found`, or `conflict` when names are shown there.
 */
export async function listAnonymous(
  queries: Queries,
  secrets: Secrets,
  classId: string,
  assignmentId: string,
  sees: readonly string[] | null,
  now: Date,
): Promise<AnonymousAnswer> {
  const column = (await listColumns(queries, classId)).find(({ id }) => id === assignmentId);
  if (column === undefined) throw new HttpError('not-found', 'There is no such assignment in this class.');
  if (!column.isHidden)
    throw new HttpError('conflict', 'Names are shown for this work. Look at it in the gradebook.');
  const people = await queries.query<{ id: string; sectionId: string | null }>(
    `select m.id, m.section_id as "sectionId" from members m
     where m.class_id = $1 and m.role = 'learner' and m.status = 'active' and ${seenSections('m.section_id', 2)}`,
    [classId, sees],
  );
  // As a column of its own it is not beside any name.
  const cellsOf = await loadCells(queries, classId, [{ ...column, isHidden: false }], null, now);
  return {
    people: people
      .map((person) => ({
        ...pseudonymOf(secrets, assignmentId, person.id),
        cell: cellsOf(person)[0] ?? null,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en')),
  };
}

/** Shows the names of a column from now on, and writes down who wanted that. @throws HttpError as `listAnonymous`. */
export async function revealNames(
  queries: Queries,
  classId: string,
  assignmentId: string,
  by: string,
  now: Date,
): Promise<void> {
  const { isAnonymous, revealedAt } = await getAssignment(queries, classId, assignmentId);
  if (!isAnonymous || revealedAt !== null)
    throw new HttpError('conflict', 'The names of this work are shown already.');
  await queries.query('update assignments set revealed_at = $2, revealed_by = $3 where id = $1', [
    assignmentId,
    now,
    by,
  ]);
  await writeAudit(
    queries,
    { actorId: by, action: 'assignments.reveal', classId, subjectId: assignmentId },
    now,
  );
}
