import type { PersonInsight } from '../../contracts/api/insights';
import type { Queries } from '../db/db';
import { type InsightScope, PEOPLE, paramsOf } from './scope';

interface PersonRow {
  readonly memberId: string;
  readonly name: string;
  readonly seenAt: Date | null;
  readonly minutesWeek: number;
  readonly minutesAll: number;
}

/** When each learner was last seen, and for how long they worked at what is assigned. Who was not seen for longest comes first. */
export async function activityOfPeople(
  queries: Queries,
  scope: InsightScope,
  now: Date,
): Promise<readonly PersonInsight[]> {
  const [classId, sees, section] = paramsOf(scope);
  const rows = await queries.query<PersonRow>(
    `with ${PEOPLE}, minutes as (
       select p.member_id, count(distinct date_trunc('minute', e.client_at))::int as all_of_them,
         (count(distinct date_trunc('minute', e.client_at)) filter (where e.client_at > $5::timestamptz - interval '7 days'))::int as week,
         max(e.received_at) as at
       from events e join people p on p.user_id = e.user_id
       where e.kind in ('activity', 'attempt') and e.body->>'lesson' = any($4::text[]) group by p.member_id),
     handed as (
       select s.member_id, max(s.received_at) as at from submissions s where s.class_id = $1 group by s.member_id)
     select p.member_id as "memberId", p.name, greatest(t.at, h.at) as "seenAt",
       coalesce(t.week, 0) as "minutesWeek", coalesce(t.all_of_them, 0) as "minutesAll"
     from people p left join minutes t on t.member_id = p.member_id left join handed h on h.member_id = p.member_id
     order by "seenAt" nulls first, lower(p.name)`,
    [classId!, sees!, section!, scope.lessons, now],
  );
  return rows.map(({ seenAt, ...row }) => ({ ...row, seenAt: seenAt?.toISOString() ?? null }));
}
