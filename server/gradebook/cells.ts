import {
  CELL_FLAGS,
  CELL_STATES,
  type CellState,
  type GradeCell,
  TRUSTS,
} from '../../contracts/api/gradebook';
import type { Trust } from '../../contracts/api/grading';
import type { Queries } from '../db/db';
import type { Column } from './columns';

/** What of an exception decides how a cell looks. */
interface ExceptionRow {
  readonly assignment_id: string;
  readonly member_id: string | null;
  readonly section_id: string | null;
  readonly due_at: Date | null;
  readonly is_excused: boolean;
}

/** A row of the rollup as PostgreSQL packs it: one array for all cells of a person. */
type Packed = readonly [
  assignmentId: string,
  final: number | null,
  raw: number | null,
  late: number,
  state: CellState,
  trust: Trust | null,
  attempts: number,
  isExcused: boolean,
  isOverridden: boolean,
];

interface Person {
  readonly id: string;
  readonly sectionId: string | null;
}

/** Makes the cells of people, in the order of the columns. */
export type CellsOf = (person: Person) => readonly (GradeCell | null)[];

/** Reads the cells of some people, or of a whole class (`ids` null). Hidden columns have none. */
export async function loadCells(
  queries: Queries,
  classId: string,
  columns: readonly Column[],
  ids: readonly string[] | null,
  now: Date,
): Promise<CellsOf> {
  // One row a person: what 28 rows of a driver cost is most of what reading a grade costs.
  const packed = await queries.query<{ member_id: string; cells: readonly Packed[] }>(
    `select g.member_id, json_agg(json_build_array(g.assignment_id, g.final, g.raw, g.late, g.state, g.trust, g.attempts,
       g.is_excused, g.override_points is not null)) as cells
     from grades g where g.class_id = $1 and ($2::text[] is null or g.member_id = any($2::text[]::uuid[]))
     group by g.member_id`,
    [classId, ids],
  );
  const exceptions = await queries.query<ExceptionRow>(
    'select assignment_id, member_id, section_id, due_at, is_excused from overrides where class_id = $1',
    [classId],
  );
  const byMember = new Map(
    packed.map(({ member_id, cells }) => [member_id, new Map(cells.map((cell) => [cell[0], cell]))]),
  );
  const byKey = new Map(
    exceptions.map((row) => [`${row.assignment_id} ${row.member_id ?? row.section_id}`, row]),
  );
  return ({ id, sectionId }) => {
    const own = byMember.get(id);
    return columns.map((column) => {
      if (column.isHidden) return null;
      const mine = byKey.get(`${column.id} ${id}`);
      const ours = sectionId === null ? undefined : byKey.get(`${column.id} ${sectionId}`);
      return cellOf(column, sectionId, own?.get(column.id), mine, ours, now);
    });
  };
}

function cellOf(
  column: Column,
  sectionId: string | null,
  row: Packed | undefined,
  mine: ExceptionRow | undefined,
  ours: ExceptionRow | undefined,
  now: Date,
): GradeCell | null {
  const isExcused = (row?.[7] ?? false) || (mine?.is_excused ?? false) || (ours?.is_excused ?? false);
  const isAssigned =
    column.sectionIds.length === 0 || (sectionId !== null && column.sectionIds.includes(sectionId));
  const isThere = row !== undefined && (row[4] !== 'none' || row[8]);
  const dueAt = mine?.due_at ?? ours?.due_at ?? column.dueAt;
  const isMissing = !isThere && isAssigned && !isExcused && dueAt !== null && dueAt < now;
  const isExtended = [mine, ours].some((each) => each !== undefined && !each.is_excused);
  const flags =
    (isExcused ? CELL_FLAGS.excused : 0) +
    (row?.[8] ? CELL_FLAGS.overridden : 0) +
    (isMissing ? CELL_FLAGS.missing : 0) +
    (isAssigned ? 0 : CELL_FLAGS.notAssigned) +
    (isExtended ? CELL_FLAGS.extended : 0);
  if (!isThere && flags === 0) return null;
  if (row === undefined) return [null, null, 0, 0, -1, 0, flags];
  const [, final, raw, late, state, trust, attempts] = row;
  const shown = isExcused ? null : final;
  return [
    shown,
    raw,
    late,
    CELL_STATES.indexOf(state),
    trust === null ? -1 : TRUSTS.indexOf(trust),
    attempts,
    flags,
  ];
}
