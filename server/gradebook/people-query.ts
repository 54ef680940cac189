import type { GradebookQuery } from '../../contracts/api/gradebook';
import { MEMBER_NAME, memberNames, seenSections } from '../classes/load-class';
import type { SqlParam } from '../db/db';
import type { Column } from './columns';

/** One page of the learners whom the filters let through, in their order. */
export interface PeopleQuery {
  readonly sql: string;
  readonly params: readonly SqlParam[];
}

const CELL_IS = {
  graded: "g.state = 'graded' and not g.is_excused",
  grading: "g.state = 'grading'",
  submitted: "g.state = 'submitted'",
  error: "g.state = 'error'",
  late: 'g.late > 0',
  excused: 'g.is_excused',
  overridden: 'g.override_points is not null',
} as const;

/**
 * Who is in the gradebook, with how many there are in all. Columns that are hidden neither filter nor order: that would say
 * whose is which.
 *
 * @param sees the sections that the one who asks sees; null: all.
 */
export function peopleQuery(
  classId: string,
  columns: readonly Column[],
  sees: readonly string[] | null,
  query: GradebookQuery,
  now: Date,
): PeopleQuery {
  const params: SqlParam[] = [classId, sees];
  const add = (value: SqlParam) => `$${params.push(value)}`;
  const shown = columns.filter(({ isHidden }) => !isHidden).map(({ id }) => id);
  const filtered = query.assignment === undefined ? shown : shown.filter((id) => id === query.assignment);
  const where = [
    "m.class_id = $1 and m.role = 'learner' and m.status = 'active'",
    seenSections('m.section_id', 2),
  ];
  if (query.section === 'none') where.push('m.section_id is null');
  else if (query.section !== undefined) where.push(`m.section_id = ${add(query.section)}::uuid`);
  if (query.name) {
    const name = add(query.name);
    where.push(
      `(position(lower(${name}) in lower(${MEMBER_NAME})) > 0 or position(lower(${name}) in lower(coalesce(m.student_id, ''))) > 0)`,
    );
  }
  if (query.state === 'missing') where.push(isMissing(add(filtered), add(now)));
  const ofCell = [
    ...(query.state === undefined || query.state === 'missing' ? [] : [CELL_IS[query.state]]),
    ...(query.trust === undefined ? [] : [`g.trust = ${add(query.trust)}`]),
  ];
  if (ofCell.length > 0)
    where.push(
      `exists (select 1 from grades g where g.member_id = m.id and g.assignment_id::text = any(${add(filtered)}::text[])
         and ${ofCell.join(' and ')})`,
    );
  const { join, order } = orderOf(query.sort, shown, add);
  return {
    sql: `select m.id, ${MEMBER_NAME} as name, m.student_id as "studentId", m.section_id as "sectionId",
        (count(*) over ())::int as total
      from members m join users u on u.id = m.user_id ${memberNames()} ${join}
      where ${where.join(' and ')} order by ${order}lower(${MEMBER_NAME}), m.id
      limit ${add(query.limit)}::int offset ${add(query.offset)}::int`,
    params,
  };
}

/** Somebody has let a date of theirs pass with nothing handed in. */
const isMissing = (ids: string, now: string): string => `exists (
  select 1 from assignments a
  left join overrides mine on mine.assignment_id = a.id and mine.member_id = m.id
  left join overrides ours on ours.assignment_id = a.id and ours.section_id = m.section_id
  where a.id::text = any(${ids}::text[]) and coalesce(mine.due_at, ours.due_at, a.due_at) < ${now}::timestamptz
    and not coalesce(mine.is_excused, false) and not coalesce(ours.is_excused, false)
    and (not exists (select 1 from assignment_sections s where s.assignment_id = a.id)
      or exists (select 1 from assignment_sections s where s.assignment_id = a.id and s.section_id = m.section_id))
    and not exists (select 1 from grades g where g.assignment_id = a.id and g.member_id = m.id
      and (g.state <> 'none' or g.override_points is not null)))`;

function orderOf(
  sort: string,
  shown: readonly string[],
  add: (value: SqlParam) => string,
): { readonly join: string; readonly order: string } {
  const isDown = sort.startsWith('-');
  const by = isDown ? sort.slice(1) : sort;
  const way = isDown ? 'desc nulls last, ' : 'asc nulls last, ';
  if (by === 'name') return { join: '', order: isDown ? `lower(${MEMBER_NAME}) desc, ` : '' };
  if (by === 'points')
    return {
      join: `left join (select g.member_id, sum(g.final) as points from grades g
        where g.class_id = $1 and g.assignment_id::text = any(${add(shown)}::text[]) and not g.is_excused group by g.member_id) p
        on p.member_id = m.id`,
      order: `p.points ${way}`,
    };
  if (!shown.includes(by)) return { join: '', order: '' };
  return {
    join: `left join grades c on c.member_id = m.id and c.assignment_id = ${add(by)}::uuid`,
    order: `c.final ${way}`,
  };
}
