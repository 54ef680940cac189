import type { ResultPart } from '../../contracts/api/grading';
import { type ReleasePolicy, type Shown, shownNow } from '../../engine/assignments/release';
import type { Trust } from '../../engine/core/trust';
import type { OwnAssignment } from '../classes/list-assignments';
import type { Queries } from '../db/db';

/** How the grading of one's own submission stands, with as much of the result as its assignment lets one see now. */
export interface OwnGrading {
  /** `waiting`: in the queue or being graded. `error`: the lab could not grade it, and it used up no attempt. */
  readonly state: 'waiting' | 'graded' | 'error';
  readonly shown: Shown;
  readonly outcome?: 'passed' | 'failed';
  /** In [0, 1]. */
  readonly score?: number;
  readonly trust?: Trust;
  readonly parts?: readonly ResultPart[];
}

interface ResultRow {
  readonly id: string;
  readonly assignment_id: string;
  readonly outcome: 'passed' | 'failed' | 'error' | null;
  readonly score: number | null;
  readonly trust: Trust | null;
  readonly parts: readonly ResultPart[] | null;
  readonly is_given_up: boolean;
}

/** How the grading of all that a learner has handed in stands, by submission. */
export async function ownGradings(
  queries: Queries,
  memberId: string,
  assignments: readonly OwnAssignment[],
  now: Date,
): Promise<ReadonlyMap<string, OwnGrading>> {
  const rows = await queries.query<ResultRow>(
    `select s.id, s.assignment_id, r.outcome, r.score, r.trust, r.parts,
       not exists (select 1 from grading_jobs j where j.submission_id = s.id and j.state in ('queued', 'leased')) as is_given_up
     from submissions s
     left join counted_results c on c.submission_id = s.id
     left join results r on r.submission_id = c.submission_id and r.grader_version = c.grader_version
     where s.member_id = $1 and s.assignment_id::text = any($2::text[])`,
    [memberId, assignments.map(({ id }) => id)],
  );
  return new Map(
    rows.map((row) => {
      const assignment = assignments.find(({ id }) => id === row.assignment_id)!;
      return [row.id, gradingOf(row, shownOf(assignment, now))];
    }),
  );
}

/** What of their results a learner is shown now. */
export function shownOf(
  { releasePolicy, dueAt, releasedAt }: Pick<OwnAssignment, 'releasePolicy' | 'dueAt' | 'releasedAt'>,
  now: Date,
): Shown {
  return shownNow(
    {
      policy: releasePolicy as ReleasePolicy,
      dueAt: dueAt?.getTime() ?? null,
      releasedAt: releasedAt?.getTime() ?? null,
    },
    now.getTime(),
  );
}

function gradingOf({ outcome, score, trust, parts, is_given_up }: ResultRow, shown: Shown): OwnGrading {
  if (outcome === 'error' || (outcome === null && is_given_up)) return { state: 'error', shown };
  if (outcome === null) return { state: 'waiting', shown };
  return {
    state: 'graded',
    shown,
    ...(shown !== 'nothing' && { outcome, score: score ?? 0, trust: trust ?? 'self-reported' }),
    ...(shown === 'all' && { parts: parts ?? [] }),
  };
}
