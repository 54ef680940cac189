import { CELL_FLAGS, CELL_STATES, type CellState, type GradeCell } from '../../contracts/api/gradebook';
import { TRUSTS, type Trust } from '../../engine/core/trust';
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

/** A row of the rollup. */
interface GradeRow {
  readonly final: number | null;
  readonly raw: number | null;
  readonly late: number;
  readonly state: number;
  readonly trust: number;
  readonly attempts: number;
  readonly isExcused: boolean;
  readonly isOverridden: boolean;
}

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
  // One text for all cells of a person: rows of a driver cost ten times as much, and JSON twice.
  const packed = await queries.query<{ member_id: string; cells: string }>(
    `select g.member_id, string_agg(concat_ws(',', c.place, coalesce(g.final::text, ''), coalesce(g.raw::text, ''), g.late,
       g.state, coalesce(g.trust, ''), g.attempts, g.is_excused::int, (g.override_points is not null)::int), ';') as cells
     from grades g join unnest($2::text[]::uuid[]) with ordinality as c (id, place) on c.id = g.assignment_id
     where g.class_id = $1 and ($3::text[] is null or g.member_id = any($3::text[]::uuid[]))
     group by g.member_id`,
    [classId, columns.map(({ id }) => id), ids],
  );
  const exceptions = await queries.query<ExceptionRow>(
    'select assignment_id, member_id, section_id, due_at, is_excused from overrides where class_id = $1',
    [classId],
  );
  const byMember = new Map(packed.map(({ member_id, cells }) => [member_id, unpack(cells, columns.length)]));
  const byKey = new Map(
    exceptions.map((row) => [`${row.assignment_id} ${row.member_id ?? row.section_id}`, row]),
  );
  return ({ id, sectionId }) => {
    const own = byMember.get(id);
    return columns.map((column, i) => {
      if (column.isHidden) return null;
      const mine = byKey.get(`${column.id} ${id}`);
      const ours = sectionId === null ? undefined : byKey.get(`${column.id} ${sectionId}`);
      return cellOf(column, sectionId, own?.[i], mine, ours, now);
    });
  };
}

function unpack(cells: string, columns: number): readonly (GradeRow | undefined)[] {
  const rows = new Array<GradeRow | undefined>(columns);
  for (const cell of cells.split(';')) {
    const [place, final, raw, late, state, trust, attempts, excused, overridden] = cell.split(',');
    rows[Number(place) - 1] = {
      final: final === '' ? null : Number(final),
      raw: raw === '' ? null : Number(raw),
      late: Number(late),
      state: CELL_STATES.indexOf(state as CellState),
      trust: TRUSTS.indexOf(trust as Trust),
      attempts: Number(attempts),
      isExcused: excused === '1',
      isOverridden: overridden === '1',
    };
  }
  return rows;
}

function cellOf(
  column: Column,
  sectionId: string | null,
  row: GradeRow | undefined,
  mine: ExceptionRow | undefined,
  ours: ExceptionRow | undefined,
  now: Date,
): GradeCell | null {
  const isExcused = (row?.isExcused ?? false) || (mine?.is_excused ?? false) || (ours?.is_excused ?? false);
  const isAssigned =
    column.sectionIds.length === 0 || (sectionId !== null && column.sectionIds.includes(sectionId));
  const isThere = row !== undefined && (row.state !== 0 || row.isOverridden);
  const dueAt = mine?.due_at ?? ours?.due_at ?? column.dueAt;
  const isMissing = !isThere && isAssigned && !isExcused && dueAt !== null && dueAt < now;
  const isExtended = [mine, ours].some((each) => each !== undefined && !each.is_excused);
  const flags =
    (isExcused ? CELL_FLAGS.excused : 0) +
    (row?.isOverridden ? CELL_FLAGS.overridden : 0) +
    (isMissing ? CELL_FLAGS.missing : 0) +
    (isAssigned ? 0 : CELL_FLAGS.notAssigned) +
    (isExtended ? CELL_FLAGS.extended : 0);
  if (!isThere && flags === 0) return null;
  if (row === undefined) return [null, null, 0, 0, -1, 0, flags];
  const { final, raw, late, state, trust, attempts } = row;
  return [isExcused ? null : final, raw, late, state, trust, attempts, flags];
}
