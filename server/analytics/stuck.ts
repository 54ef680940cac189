import { STUCK, type StuckInsight } from '../../contracts/api/insights';
import type { Queries } from '../db/db';
import { type InsightScope, PEOPLE, paramsOf, TRIES } from './scope';

interface StuckRow {
  readonly memberId: string;
  readonly name: string;
  readonly exercise: string;
  readonly fails: number;
  readonly lastAt: Date;
}

/**
 * Who is stuck now: so many fails within half an hour at one exercise, and no pass since. Work that is graded without names is left out: this
 * list has names.
 */
export async function whoIsStuck(queries: Queries, scope: InsightScope): Promise<readonly StuckInsight[]> {
  const rows = await queries.query<StuckRow>(
    `with ${PEOPLE}, ${TRIES}, runs as (
       select *, sum(is_pass::int) over (partition by member_id, exercise order by at) as passes,
         sum(is_pass::int) over (partition by member_id, exercise) as all_passes
       from tries),
     fails as (
       select member_id, exercise, at, lag(at, ${STUCK.fails - 1}) over (partition by member_id, exercise order by at) as before
       from runs where not is_pass and passes = all_passes)
     select f.member_id as "memberId", p.name, f.exercise, count(*)::int as fails, max(f.at) as "lastAt"
     from fails f join people p on p.member_id = f.member_id
     group by f.member_id, p.name, f.exercise
     having bool_or(f.at - f.before <= interval '${STUCK.minutes} minutes')
     order by "lastAt", p.name`,
    paramsOf(scope),
  );
  const byName = new Map(scope.exercises.map((each) => [each.name, each]));
  return rows
    .filter(({ exercise }) => byName.get(exercise)?.isHidden === false)
    .map(({ lastAt, ...row }) => ({
      ...row,
      title: byName.get(row.exercise)!.title,
      lastAt: lastAt.toISOString(),
    }));
}
