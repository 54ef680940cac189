import type {
  GradebookAnswer,
  GradebookColumn,
  GradebookQuery,
  GradebookRow,
  GradeCell,
} from '../../contracts/api/gradebook';
import { seenSections } from '../classes/load-class';
import type { Queries } from '../db/db';
import { loadCells } from './cells';
import { type Column, listColumns } from './columns';
import { peopleQuery } from './people-query';

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly studentId: string | null;
  readonly sectionId: string | null;
  readonly total: number;
}

/**
 * One page of people by work, from the rollup.
 *
 * @param sees the sections that the one who asks sees; null: all.
 */
export async function loadGradebook(
  queries: Queries,
  classId: string,
  sees: readonly string[] | null,
  query: GradebookQuery,
  now: Date,
): Promise<GradebookAnswer> {
  const columns = await listColumns(queries, classId);
  const asked = peopleQuery(classId, columns, sees, query, now);
  const people = await queries.query<PersonRow>(asked.sql, asked.params);
  const cellsOf = await loadCells(
    queries,
    classId,
    columns,
    people.map(({ id }) => id),
    now,
  );
  // Pages after the first show the same columns again.
  const means = query.offset === 0 ? await meansOf(queries, classId, sees, query.section) : NO_MEANS;
  return {
    columns: columns.map((column) => toColumn(column, means.get(column.id))),
    rows: people.map((person) => rowOf(person, columns, cellsOf(person))),
    total: people[0]?.total ?? 0,
  };
}

interface Mean {
  readonly graded: number;
  readonly mean: number;
}

const NO_MEANS: ReadonlyMap<string, Mean> = new Map();

/** What the columns come to for those of a section, or for all who are seen. */
async function meansOf(
  queries: Queries,
  classId: string,
  sees: readonly string[] | null,
  section: string | undefined,
): Promise<ReadonlyMap<string, Mean>> {
  const rows = await queries.query<Mean & { assignment_id: string }>(
    `select g.assignment_id, count(*)::int as graded, avg(g.final) as mean
     from grades g join members m on m.id = g.member_id
     where g.class_id = $1 and g.final is not null and not g.is_excused and m.role = 'learner' and m.status = 'active'
       and ${seenSections('m.section_id', 2)} and ($3::text is null or coalesce(m.section_id::text, 'none') = $3)
     group by g.assignment_id`,
    [classId, sees, section ?? null],
  );
  return new Map(rows.map(({ assignment_id, graded, mean }) => [assignment_id, { graded, mean }]));
}

function toColumn(column: Column, found: Mean | undefined): GradebookColumn {
  const { id, title, kind, contentId, points, isHidden } = column;
  return {
    id,
    title,
    kind,
    contentId,
    points,
    dueAt: column.dueAt?.toISOString() ?? null,
    isHidden,
    graded: found?.graded ?? 0,
    mean: found?.mean ?? null,
  };
}

function rowOf(
  { id, name, studentId, sectionId }: PersonRow,
  columns: readonly Column[],
  cells: readonly (GradeCell | null)[],
): GradebookRow {
  let points = 0;
  let outOf = 0;
  for (const [i, cell] of cells.entries()) {
    if (cell === null || cell[0] === null) continue;
    points += cell[0];
    outOf += columns[i]!.points;
  }
  return { memberId: id, name, studentId, sectionId, points: Math.round(points * 100) / 100, outOf, cells };
}
