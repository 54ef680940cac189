import { z } from 'zod';
import type { ClassResource } from '../access/resource';
import { classOf, classParams, MEMBER_NAME, memberNames } from '../classes/load-class';
import type { Secrets } from '../config/secrets';
import type { Queries } from '../db/db';
import type { Asked } from '../http/route';
import { pseudonymOf } from './pseudonyms';

export const columnParams = classParams.extend({ assignmentId: z.uuid() });
/** `person`: a member's id; where names are hidden, the key of their pseudonym, and nothing else. */
export const cellParams = columnParams.extend({ person: z.string().min(10).max(60) });

export type CellParams = z.infer<typeof cellParams>;

/** Whose cell it is. */
export interface PersonOfCell {
  readonly memberId: string;
  readonly userId: string;
  readonly sectionId: string | null;
  readonly section: string | null;
  /** As the one who grades sees it. */
  readonly key: string;
  readonly name: string;
  readonly isHidden: boolean;
}

interface PersonRow {
  readonly memberId: string;
  readonly userId: string;
  readonly sectionId: string | null;
  readonly section: string | null;
  readonly name: string;
}

/** The learner whom an address means; null: none. */
export async function findPersonOfCell(
  queries: Queries,
  secrets: Secrets,
  { classId, assignmentId, person }: CellParams,
): Promise<PersonOfCell | null> {
  const isHidden = await isHiddenNow(queries, classId, assignmentId);
  const rows = await queries.query<PersonRow>(
    `select m.id as "memberId", m.user_id as "userId", m.section_id as "sectionId", s.name as section, ${MEMBER_NAME} as name
     from members m join users u on u.id = m.user_id ${memberNames()} left join sections s on s.id = m.section_id
     where m.class_id = $1 and m.role = 'learner' and ($2::text is null or m.id::text = $2)`,
    [classId, isHidden ? null : person],
  );
  if (!isHidden) return rows[0] === undefined ? null : { ...rows[0], key: rows[0].memberId, isHidden };
  for (const row of rows) {
    const pseudonym = pseudonymOf(secrets, assignmentId, row.memberId);
    if (pseudonym.key === person) return { ...row, ...pseudonym, isHidden };
  }
  return null;
}

/** Whether those who grade an assignment see other names. */
export async function isHiddenNow(queries: Queries, classId: string, assignmentId: string): Promise<boolean> {
  const [row] = await queries.query<{ hidden: boolean }>(
    'select is_anonymous and revealed_at is null as hidden from assignments where class_id = $1 and id = $2',
    [classId, assignmentId],
  );
  return row?.hidden ?? false;
}

/** The section that a cell's person is in, as part of what is asked about. */
export async function cellResource(asked: Asked<CellParams, unknown>): Promise<ClassResource> {
  const { db, secrets } = asked.services;
  const found = await findPersonOfCell(db, secrets, asked.params);
  return { ...(await classOf(asked)), sectionId: found?.sectionId ?? null };
}
