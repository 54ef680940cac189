import type { InsightsAnswer } from '../../contracts/api/insights';
import type { Secrets } from '../config/secrets';
import type { Queries } from '../db/db';
import { insightsOfExercises } from './exercises';
import { calibrationOfClass } from './judgements';
import { commonMistakes } from './mistakes';
import { activityOfPeople } from './people';
import { scopeOf } from './scope';
import { whoIsStuck } from './stuck';

/**
 * Who is stuck where in a class, and why.
 *
 * @param sees the sections that the one who asks sees; null: all.
 */
export async function loadInsights(
  queries: Queries,
  secrets: Secrets,
  classId: string,
  sees: readonly string[] | null,
  section: string | null,
  now: Date,
): Promise<InsightsAnswer> {
  const scope = await scopeOf(queries, classId, sees, section, now);
  const people = await activityOfPeople(queries, scope, now);
  const stuck = await whoIsStuck(queries, scope);
  const counts = new Map<string, number>();
  for (const { exercise } of stuck) counts.set(exercise, (counts.get(exercise) ?? 0) + 1);
  return {
    now: now.toISOString(),
    learners: people.length,
    exercises: await insightsOfExercises(queries, scope, counts),
    mistakes: await commonMistakes(queries, secrets, scope),
    stuck,
    people,
    calibration: await calibrationOfClass(queries, scope),
  };
}
