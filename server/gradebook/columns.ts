import { type AssignmentRow, listAssignments } from '../classes/list-assignments';
import type { Queries } from '../db/db';

export interface Column extends AssignmentRow {
  /** Whether names are hidden where it is graded, so that it cannot be shown beside them. */
  readonly isHidden: boolean;
}

/** The work of a class as columns of its gradebook. */
export async function listColumns(queries: Queries, classId: string): Promise<readonly Column[]> {
  const rows = await listAssignments(queries, classId);
  return rows.map((row) => ({ ...row, isHidden: row.isAnonymous && row.revealedAt === null }));
}
