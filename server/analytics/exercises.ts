import type { ExerciseInsight } from '../../contracts/api/insights';
import type { Queries } from '../db/db';
import { type InsightScope, PEOPLE, paramsOf, TRIES } from './scope';

interface TriesRow {
  readonly exercise: string;
  readonly tried: number;
  readonly passed: number;
  readonly firstTry: number;
  readonly medianTries: number;
}

interface HintsRow {
  readonly exercise: string;
  readonly hinted: number;
  readonly meanHints: number;
}

/** How each exercise goes, in the order of the work. @param stuck how many are stuck, by exercise. */
export async function insightsOfExercises(
  queries: Queries,
  scope: InsightScope,
  stuck: ReadonlyMap<string, number>,
): Promise<readonly ExerciseInsight[]> {
  const tries = await queries.query<TriesRow>(
    `with ${PEOPLE}, ${TRIES}, numbered as (
       select *, row_number() over (partition by member_id, exercise order by at) as n from tries),
     each as (
       select member_id, exercise, count(*) as tries, min(n) filter (where is_pass) as passed_at
       from numbered group by member_id, exercise)
     select exercise, count(*)::int as tried, count(passed_at)::int as passed,
       (count(*) filter (where passed_at = 1))::int as "firstTry",
       (percentile_cont(0.5) within group (order by tries))::float8 as "medianTries"
     from each group by exercise`,
    paramsOf(scope),
  );
  const hints = await queries.query<HintsRow>(
    `with ${PEOPLE}, opened as (
       select e.exercise, e.user_id, max((e.body->>'value')::float8) as hints
       from events e join people p on p.user_id = e.user_id
       where e.kind = 'document' and e.exercise = any($4::text[]) and e.body->>'document' = 'hints'
         and jsonb_typeof(e.body->'value') = 'number'
       group by e.exercise, e.user_id)
     select exercise, count(*)::int as hinted, avg(hints) as "meanHints" from opened where hints > 0 group by exercise`,
    paramsOf(scope),
  );
  const triesOf = new Map(tries.map((row) => [row.exercise, row]));
  const hintsOf = new Map(hints.map((row) => [row.exercise, row]));
  return scope.exercises.map(({ name, title, assignmentId }) => {
    const { tried = 0, passed = 0, firstTry = 0, medianTries = null } = triesOf.get(name) ?? {};
    const { hinted = 0, meanHints = null } = hintsOf.get(name) ?? {};
    return {
      exercise: name,
      title,
      assignmentId,
      tried,
      passed,
      firstTry,
      medianTries,
      hinted,
      meanHints,
      stuck: stuck.get(name) ?? 0,
    };
  });
}
