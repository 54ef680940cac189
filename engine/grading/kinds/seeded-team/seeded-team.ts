import { z } from 'zod';
import type { Facts } from '../../../core/facts';
import { seededRng } from '../../../core/rng';
import { optionsBy } from '../../options';
import type { EvidenceRow, Measurement, MeasurementKind } from '../../types';
import { drawTeam } from './commits';
import { BAD_KINDS } from './kinds';
import { firstComplaint, swallowedBy } from './make-commit';
import { type CommitOutcome, faultOf, outcomesOf } from './outcomes';
import { type TeamWeek, teamWeek } from './team-week';
import { workflowProblems } from './workflow-problems';

const schema = z.strictObject({
  repository: z.string().describe('The repository on the simulated GitHub, e.g. sam-field/call-list.'),
  commits: z.string().describe('The support file with the commits of the team.'),
  users: z.string().describe('The probe that says what users meet when they are served from a commit.'),
  first: z.number().int().min(1).max(15).default(15).describe('How many commits come, from the front.'),
});
type Options = z.output<typeof schema>;

/**
 * Has a team that the learner has not seen make commits on the repository as the server has it: ten bad ones, five good
 * ones. Workflows, branch rules and environments are really obeyed; what is live is what the model registry says.
 */
export const seededTeam: MeasurementKind<Options> = {
  kind: 'seeded-team',
  trust: 'verified',
  parseOptions: optionsBy('seeded-team', schema),
  needs: ({ commits, users }) => [commits, users],
  facts: {
    repository: 'whether the server has the repository',
    workflows: 'workflow files on main',
    problem: 'what is wrong with a workflow file',
    problemFile: 'the workflow file that something is wrong with',
    isProtected: 'whether main is protected',
    required: 'checks that main requires',
    awaited: 'the required check that nothing ever reports',
    bad: 'bad commits',
    badLive: 'bad commits that reached users',
    badBlocked: 'bad commits that were blocked',
    badNames: 'what was wrong with those that reached users',
    good: 'good commits',
    goodBlocked: 'good commits that were blocked',
    goodName: 'the first good commit that was blocked',
    goodBy: 'what blocked it',
    score: 'bad commits blocked, minus good ones blocked',
    unchecked: 'commits that no workflow looked at before they were on main',
    uncheckedName: 'the first of them',
    anyChecked: 'whether a workflow looked at any pull request',
    direct: 'commits that were pushed straight to main',
    redLive: 'commits that went live though a job had failed',
    redLiveName: 'the first of them',
    redLiveBy: 'the job that had failed',
    swallowed: 'bad commits with a check that said no and a job that was green',
    swallowedBy: 'the first such step',
    swallowedSays: 'what it said',
    releases: 'releases',
    unapproved: 'releases that nobody had approved',
    early: 'releases made from a pull request, before the merge',
    championAsked: 'commits for which the champion was asked for',
    notApplied: 'commits that do not apply',
    notAppliedWhy: 'why the first of them does not apply',
    minutes: 'minutes from the push until a good commit is live, on average',
    ...Object.fromEntries(
      Object.entries(BAD_KINDS).map(([kind, what]) => [`${kind}Live`, `whether ${what} reached users`]),
    ),
  },
  async measure(context, { repository, commits, users, first }): Promise<Measurement> {
    const rng = seededRng(`${context.seed}/team`);
    const team = drawTeam(commits, context.support[commits] ?? '', 'hidden', rng).slice(0, first);
    const week = await teamWeek(context, repository, team);
    if (week === null) return { facts: { repository: false }, unknownReads: 'nothing', runIds: [] };
    const outcomes = await outcomesOf(context, users, week);
    return {
      facts: {
        repository: true,
        ...(await repositoryFacts(week)),
        ...commitFacts(outcomes),
        ...wayFacts(outcomes),
      },
      evidence: outcomes.map(evidenceOf),
      unknownReads: 'nothing',
      runIds: [],
    };
  },
};

async function repositoryFacts({ before, runs }: TeamWeek): Promise<Facts> {
  const problems = await workflowProblems(before.files);
  const reported = new Set(
    runs.flatMap((run) => run.runs.flatMap(({ jobs }) => jobs.map(({ name }) => name))),
  );
  return {
    workflows: Object.keys(before.files).filter((path) => path.startsWith('.github/workflows/')).length,
    problem: problems[0]?.says ?? null,
    problemFile: problems[0]?.file ?? null,
    isProtected: before.isProtected,
    required: before.required.length,
    awaited: before.required.find((name) => !reported.has(name)) ?? null,
  };
}

function commitFacts(outcomes: readonly CommitOutcome[]): Facts {
  const bad = outcomes.filter(({ run }) => run.commit.isBad);
  const good = outcomes.filter(({ run }) => !run.commit.isBad);
  const badLive = bad.filter(({ isLive }) => isLive);
  const applied = ({ run }: CommitOutcome) => run.doesNotApply === null;
  const goodBlocked = good.filter((one) => !one.isLive && applied(one));
  const live = good.flatMap(({ run }) => (run.release ? [run.release.minutes] : []));
  const notApplied = outcomes.filter((one) => !applied(one));
  const kinds = Object.keys(BAD_KINDS).map((kind): [string, boolean | null] => {
    const one = bad.find(({ run }) => run.commit.kind === kind);
    return [`${kind}Live`, one ? one.isLive : null];
  });
  const badBlocked = bad.filter((one) => !one.isLive && applied(one)).length;
  return {
    bad: bad.length,
    badLive: badLive.length,
    badBlocked,
    badNames: badLive.map(({ run }) => faultOf(run)).join(', ') || null,
    good: good.length,
    goodBlocked: goodBlocked.length,
    goodName: goodBlocked[0]?.run.commit.says ?? null,
    goodBy: goodBlocked[0]?.detail ?? null,
    score: badBlocked - goodBlocked.length,
    notApplied: notApplied.length,
    notAppliedWhy: notApplied[0]?.run.doesNotApply ?? null,
    minutes: live.length === 0 ? null : Math.round(live.reduce((sum, one) => sum + one, 0) / live.length),
    ...Object.fromEntries(kinds),
  };
}

/** How commits came as far as they did. */
function wayFacts(outcomes: readonly CommitOutcome[]): Facts {
  const applied = outcomes.map(({ run }) => run).filter(({ doesNotApply }) => doesNotApply === null);
  const onPull = (run: (typeof applied)[number]) =>
    run.runs.some(({ event }) => event.name.startsWith('pull_request'));
  const unchecked = applied.filter((run) => run.way !== 'pushed' && !onPull(run));
  const releases = applied.flatMap(({ release }) => (release ? [release] : []));
  const redLive = applied.filter((run) => run.release && firstComplaint(run.runs));
  const swallowed = applied.filter(({ commit, runs }) => commit.isBad && swallowedBy(runs).length > 0);
  const swallow = swallowed[0] && swallowedBy(swallowed[0].runs)[0];
  return {
    unchecked: unchecked.length,
    uncheckedName: unchecked[0]?.commit.says ?? null,
    anyChecked: applied.some(onPull),
    direct: applied.filter(({ way }) => way === 'pushed').length,
    redLive: redLive.length,
    redLiveName: redLive[0]?.commit.says ?? null,
    redLiveBy: redLive[0] ? (firstComplaint(redLive[0].runs)?.job ?? null) : null,
    swallowed: swallowed.length,
    swallowedBy: swallow?.step ?? null,
    swallowedSays: swallow?.says ?? null,
    releases: releases.length,
    unapproved: releases.filter(({ approvedBy }) => approvedBy === null).length,
    early: releases.filter(({ isFromPull }) => isFromPull).length,
    championAsked: applied.filter(({ championAsked }) => championAsked).length,
  };
}

function evidenceOf(one: CommitOutcome): EvidenceRow {
  const { run, isLive, detail } = one;
  const fault = faultOf(run);
  return {
    label: `${run.commit.by}: ${run.commit.says}${fault ? ` (${fault})` : ''}`,
    outcome: isLive === (fault === null) ? 'good' : 'bad',
    detail: `${isLive ? 'reached users' : 'blocked'}. ${detail}`,
  };
}
