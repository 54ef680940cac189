import { lessonHead } from '../../content/lesson-links';
import type { MistakeInsight } from '../../contracts/api/insights';
import { withoutFacts } from '../../engine/core/facts';
import type { Secrets } from '../config/secrets';
import type { Queries } from '../db/db';
import { pseudonymOf } from '../gradebook/pseudonyms';
import { type InsightScope, PEOPLE, paramsOf, type ScopedExercise } from './scope';

const MOST = 40;

interface MistakeRow {
  readonly exercise: string;
  readonly check: string;
  readonly mistake: string;
  readonly people: number;
  /** The person and the submission, with a space between; null: none. */
  readonly example: string | null;
}

/** The mistakes that most people make, by their names, with an example of each. */
export async function commonMistakes(
  queries: Queries,
  secrets: Secrets,
  scope: InsightScope,
): Promise<readonly MistakeInsight[]> {
  const rows = await queries.query<MistakeRow>(
    `with ${PEOPLE}, seen as (
       select e.exercise, c->>'id' as check_id, c->>'mistake' as mistake, p.member_id, null::text as example
       from events e join people p on p.user_id = e.user_id
       cross join lateral jsonb_array_elements(
         case when jsonb_typeof(e.body->'checks') = 'array' then e.body->'checks' else '[]'::jsonb end) c
       where e.kind = 'attempt' and e.exercise = any($4::text[]) and c->>'mistake' is not null
       union all
       select s.exercise, c->>'id', c->'mistake'->>'id', s.member_id, s.member_id || ' ' || s.id
       from submissions s join people p on p.member_id = s.member_id
       join counted_results k on k.submission_id = s.id
       join results r on r.submission_id = k.submission_id and r.grader_version = k.grader_version
       cross join lateral jsonb_array_elements(r.parts) c
       where s.class_id = $1 and s.exercise = any($4::text[]) and c->'mistake'->>'id' is not null)
     select exercise, check_id as "check", mistake, count(distinct member_id)::int as people, max(example) as example
     from seen group by exercise, check_id, mistake order by people desc, exercise, check_id, mistake limit ${MOST}`,
    paramsOf(scope),
  );
  const byName = new Map(scope.exercises.map((each) => [each.name, each]));
  return rows.flatMap((row) => {
    const exercise = byName.get(row.exercise);
    if (exercise === undefined) return [];
    const [memberId, submissionId] = row.example?.split(' ') ?? [];
    const { assignmentId, title, isHidden } = exercise;
    return {
      exercise: row.exercise,
      title,
      check: row.check,
      mistake: row.mistake,
      says: saysOf(exercise, row.check, row.mistake),
      people: row.people,
      example:
        memberId === undefined || submissionId === undefined
          ? null
          : {
              assignmentId,
              submissionId,
              person: isHidden ? pseudonymOf(secrets, assignmentId, memberId).key : memberId,
            },
    };
  });
}

/** What a learner is told of a mistake, but for the figures of their own work; a browser may have told of one that the lesson has no more. */
function saysOf({ name, lesson }: ScopedExercise, check: string, mistake: string): string {
  const id = name.split('/')[1];
  const exercise = lessonHead(lesson).exercises?.find((each) => each.id === id);
  const found = exercise?.checks
    ?.find((each) => each.id === check)
    ?.mistakes?.find((each) => each.id === mistake);
  return found === undefined ? mistake.replaceAll('-', ' ') : withoutFacts(found.says);
}
