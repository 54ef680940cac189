import { z } from 'zod';
import { hashFiles } from '../../../core/files';
import { projectFiles } from '../../../core/program-files';
import { seededRng } from '../../../core/rng';
import { drawTeam } from '../../../grading/kinds/seeded-team/commits';
import { LAB_TIME } from '../../../grading/kinds/seeded-team/lab-time';
import { type CommitOutcome, faultOf, outcomesOf } from '../../../grading/kinds/seeded-team/outcomes';
import { teamWeek } from '../../../grading/kinds/seeded-team/team-week';
import { FIFTEEN_COMMITS_MEASURES } from '../../fifteen-commits/measures';
import { scenarioOptionsBy } from '../../options';
import type { EventOutcome, ReplayEvent, ReplayRun, Scenario } from '../../types';
import { asMeasuring } from '../shared-week/week';

const schema = z.strictObject({
  repository: z.string().describe('The repository on the simulated GitHub, e.g. sam-field/call-list.'),
  commits: z.string().describe('The support file with the commits of the team.'),
  users: z.string().describe('The probe that says what users meet when they are served from a commit.'),
});

const MINUTE = 60_000;

/**
 * A team makes fifteen commits on a repository, ten bad ones and five good ones. The workflows, rules and environments of the
 * repository decide what goes live; what users then meet is what the code does.
 */
export const fifteenCommits: Scenario<z.output<typeof schema>> = {
  id: 'fifteen-commits',
  measures: FIFTEEN_COMMITS_MEASURES,
  parseOptions: scenarioOptionsBy('fifteen-commits', schema),
  run: async (context, { repository, commits, users }): Promise<ReplayRun> => {
    const { seed, support } = context;
    const team = drawTeam(commits, support[commits] ?? '', 'first', seededRng(seed));
    const week = await teamWeek(context, repository, team);
    const outcomes = week === null ? [] : await outcomesOf(asMeasuring(context), users, week);
    const events = outcomes.map(eventOf);
    const bad = outcomes.filter(({ run }) => run.commit.isBad);
    const good = outcomes.filter(({ run }) => !run.commit.isBad);
    const minutes = good.flatMap(({ run }) => (run.release ? [run.release.minutes] : []));
    const average = minutes.reduce((sum, one) => sum + one, 0) / minutes.length;
    return {
      scenario: 'fifteen-commits',
      seed,
      contentHash: hashFiles(projectFiles(context.files)),
      runIds: [],
      events: week === null ? [missing(repository)] : events,
      measures: {
        reached: week === null ? null : bad.filter(({ isLive }) => isLive).length,
        blocked: week === null ? null : good.filter(({ isLive }) => !isLive).length,
        minutes: minutes.length === 0 ? null : Math.round(average * 10) / 10,
      },
      notes: {
        minutes: `a program of a workflow takes ${LAB_TIME.program / 1000} s; machines and colleagues take what the lab’s GitHub lets them`,
        ...(week === null && {
          reached: 'The server has no such repository.',
          blocked: 'The server has no such repository.',
        }),
      },
    };
  },
};

function eventOf({ run, isLive, harm, detail }: CommitOutcome, i: number): ReplayEvent {
  const { by, says, isBad } = run.commit;
  const fault = faultOf(run);
  const outcomes: Record<string, EventOutcome> = {
    'bad live': harm?.isCrash ? 'crashed' : 'silently-wrong',
    'bad blocked': 'refused',
    'good live': 'right',
    'good blocked': run.doesNotApply === null ? 'wrongly-refused' : 'lost',
  };
  return {
    at: (i * LAB_TIME.between) / MINUTE,
    label: `${by}: ${says}`,
    ...(fault !== null && { trouble: fault }),
    outcome: outcomes[`${isBad ? 'bad' : 'good'} ${isLive ? 'live' : 'blocked'}`]!,
    input: null,
    detail,
  };
}

const missing = (repository: string): ReplayEvent => ({
  at: 0,
  label: `github.com/${repository}`,
  outcome: 'lost',
  input: null,
  detail: 'The server has no such repository any more.',
});
