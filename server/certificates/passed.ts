import type { ResultPart } from '../../contracts/api/grading';
import type { Trust } from '../../engine/core/trust';
import type { Queries } from '../db/db';

/** An exercise that the server has itself seen pass. */
export interface PassedExercise {
  readonly exercise: string;
  readonly passedAt: Date;
  readonly contentVersion: string;
  readonly graderVersion: string;
  readonly trust: Trust;
  readonly parts: readonly ResultPart[];
}

/**
 * What a person has passed in all their classes: of each exercise, the work that passed first. Only results of the server's own
 * grader count, each with what it rests on; never a grade that somebody set by hand, and none that the person is not to know yet.
 */
export function passedExercises(
  queries: Queries,
  userId: string,
  now: Date,
): Promise<readonly PassedExercise[]> {
  return queries.query<PassedExercise>(
    `select distinct on (s.exercise) s.exercise, s.received_at as "passedAt", r.content_version as "contentVersion",
       r.grader_version as "graderVersion", r.trust, r.parts
     from members m
     join submissions s on s.member_id = m.id
     join counted_results c on c.submission_id = s.id
     join results r on r.submission_id = c.submission_id and r.grader_version = c.grader_version
     join assignments a on a.id = s.assignment_id
     left join overrides mine on mine.assignment_id = a.id and mine.member_id = m.id
     left join overrides ours on ours.assignment_id = a.id and ours.section_id = m.section_id
     where m.user_id = $1 and r.outcome = 'passed'
       and (a.release_policy in ('at-once', 'score-only')
         or (a.release_policy = 'after-due' and coalesce(mine.due_at, ours.due_at, a.due_at, '-infinity') < $2::timestamptz)
         or (a.release_policy = 'when-released' and a.released_at <= $2))
     order by s.exercise, s.received_at, s.id`,
    [userId, now],
  );
}
