import type { Work } from '../../contracts/api/work';
import { messageOf } from '../../engine/core/errors';
import type { WorkspaceFiles } from '../../engine/core/files';
import { MEMBER_NAME, memberNames, seenSections } from '../classes/load-class';
import type { Queries } from '../db/db';
import { LostPieceError, readWork } from '../grading/work';
import { folderOf } from './export-folder';

/** Grades and submissions that may stand beside names: of those sections that are seen (null: all), and without work whose names are hidden. */
const SHOWN = `join assignments a on a.id = x.assignment_id and (not a.is_anonymous or a.revealed_at is not null)
  join members m on m.id = x.member_id and ${seenSections('m.section_id', 2)}`;

/** What each piece of work comes to for each person. */
export function exportGrades(
  queries: Queries,
  classId: string,
  sees: readonly string[] | null,
): Promise<readonly object[]> {
  return queries.query(
    `select x.member_id as "memberId", x.assignment_id as "assignmentId", x.raw, x.late, x.final,
       x.override_points as "overridePoints", x.override_reason as "overrideReason", x.state, x.trust, x.attempts,
       x.is_excused as "isExcused", x.updated_at as "updatedAt"
     from grades x ${SHOWN} where x.class_id = $1 order by x.member_id, x.assignment_id`,
    [classId, sees],
  );
}

/** Something that was handed in, and where it lies in the archive. */
export interface ExportedSubmission {
  readonly id: string;
  readonly memberId: string;
  readonly assignmentId: string;
  readonly exercise: string;
  readonly contentVersion: string;
  readonly receivedAt: Date;
  readonly clientAt: Date;
  readonly sha256: string;
  readonly folder: string;
}

type SubmissionRow = Omit<ExportedSubmission, 'folder'> & {
  readonly work: string;
  readonly name: string;
  readonly attempt: number;
};

/** All that was handed in, the earliest first. */
export async function listExported(
  queries: Queries,
  classId: string,
  sees: readonly string[] | null,
): Promise<readonly ExportedSubmission[]> {
  const rows = await queries.query<SubmissionRow>(
    `select x.id, x.member_id as "memberId", x.assignment_id as "assignmentId", x.exercise,
       x.content_version as "contentVersion", x.received_at as "receivedAt", x.client_at as "clientAt",
       encode(x.body_sha256, 'hex') as sha256, a.content_id || ' ' || a.title as work, ${MEMBER_NAME} as name,
       (row_number() over (partition by x.member_id, x.assignment_id, x.exercise order by x.received_at, x.id))::int as attempt
     from submissions x ${SHOWN} join users u on u.id = m.user_id ${memberNames()}
     where x.class_id = $1 order by x.received_at, x.id`,
    [classId, sees],
  );
  return rows.map(({ work, name, attempt, ...row }) => ({
    ...row,
    folder: `work/${folderOf(work, row.assignmentId)}/${folderOf(name, row.memberId)}/${row.exercise.replaceAll('/', ' ')} ${attempt}`,
  }));
}

/** The files of a submission and all that graders have found in it; `counts` marks the one by which it counts. */
export async function readExported(
  queries: Queries,
  id: string,
): Promise<{ readonly results: readonly object[]; readonly lost?: string; readonly files: WorkspaceFiles }> {
  const [row] = await queries.query<{ body: { work: Work } }>('select body from submissions where id = $1', [
    id,
  ]);
  const results = await queries.query(
    `select r.grader_version as "graderVersion", c.submission_id is not null as counts, r.outcome, r.score, r.trust,
       r.content_version as "contentVersion", r.made_at as "madeAt", r.parts
     from results r left join counted_results c on c.submission_id = r.submission_id and c.grader_version = r.grader_version
     where r.submission_id = $1 order by r.made_at, r.grader_version`,
    [id],
  );
  try {
    return { results, files: row === undefined ? {} : await readWork(queries, row.body.work) };
  } catch (error) {
    // The rest of the class is still worth having; what is missing is said where it would be.
    if (!(error instanceof LostPieceError)) throw error;
    return { results, lost: messageOf(error), files: {} };
  }
}
