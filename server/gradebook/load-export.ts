import { CELL_FLAGS, type GradebookExport, type GradeCell } from '../../contracts/api/gradebook';
import { type GradeBasis, TRUSTS } from '../../engine/core/trust';
import { MEMBER_NAME, memberNames, seenSections } from '../classes/load-class';
import type { Queries } from '../db/db';
import { loadCells } from './cells';
import { listColumns } from './columns';

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly studentId: string | null;
  readonly email: string | null;
  readonly username: string | null;
  readonly sectionId: string | null;
  readonly section: string | null;
}

/** All grades of a class for files that other programs read. Hidden columns are left out: the file has names in it. */
export async function loadExport(
  queries: Queries,
  classId: string,
  sees: readonly string[] | null,
  now: Date,
): Promise<GradebookExport> {
  const columns = (await listColumns(queries, classId)).filter(({ isHidden }) => !isHidden);
  const people = await queries.query<PersonRow>(
    `select m.id, ${MEMBER_NAME} as name, m.student_id as "studentId", coalesce(r.email, u.email) as email, u.username,
       m.section_id as "sectionId", s.name as section
     from members m join users u on u.id = m.user_id ${memberNames()}
     left join sections s on s.id = m.section_id
     left join lateral (select r.email from roster r where r.member_id = m.id and r.email is not null limit 1) r on true
     where m.class_id = $1 and m.role = 'learner' and m.status = 'active' and ${seenSections('m.section_id', 2)}
     order by lower(${MEMBER_NAME}), m.id`,
    [classId, sees],
  );
  const cellsOf = await loadCells(queries, classId, columns, null, now);
  return {
    columns: columns.map(({ id, title, contentId, points }) => ({ id, title, contentId, points })),
    people: people.map(({ id, sectionId, ...person }) => {
      const cells = cellsOf({ id, sectionId });
      return {
        memberId: id,
        ...person,
        cells: cells.map((cell) => {
          if (cell === null) return null;
          return (cell[6] & CELL_FLAGS.excused) !== 0 ? 'excused' : cell[0];
        }),
        trusts: cells.map(basisOf),
      };
    }),
  };
}

/** What the points of a cell rest on; null: nothing counts. */
function basisOf(cell: GradeCell | null): GradeBasis | null {
  if (cell === null) return null;
  return (cell[6] & CELL_FLAGS.overridden) !== 0 ? 'set by hand' : (TRUSTS[cell[4]] ?? null);
}
