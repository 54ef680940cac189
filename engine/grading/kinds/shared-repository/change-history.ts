import { z } from 'zod';
import type { Facts } from '../../../core/facts';
import { shellQuote } from '../../../shell/quote';
import { colleagueOf } from '../../../versioning/forge/people/colleagues';
import { decisionOf, mergeStateOf } from '../../../versioning/forge/pulls/merge-state';
import { allPulls } from '../../../versioning/forge/pulls/pull-file';
import { endsOf, pullCommits } from '../../../versioning/forge/pulls/pull-git';
import type { PullRecord } from '../../../versioning/forge/store/pull-schema';
import { subjectOf } from '../../../versioning/git/objects/commit';
import { optionsBy } from '../../options';
import type { Measurement, MeasurementKind } from '../../types';
import { orderOfWork } from './order-of-work';
import { openSharedProject, type SharedProject } from './project';
import { isVague } from './vague-subject';

const schema = z.strictObject({
  repository: z.string().describe('The repository on the simulated GitHub, e.g. fieldwork/models.'),
});

/** Looks at a pull request's way to main: branch, order of test and code, review. Nothing of what it changes is read. */
export const changeHistory: MeasurementKind<z.output<typeof schema>> = {
  kind: 'change-history',
  trust: 'self-reported',
  parseOptions: optionsBy('change-history', schema),
  facts: {
    branches: 'branches of your own on the server',
    onMain: 'commits of your own on the local main branch',
    localCommits: 'commits of your own on local branches',
    uncommitted: 'files with changes that are in no commit',
    pulls: 'pull requests of your own',
    state: 'the state of the pull request (open, merged, closed)',
    number: 'the number of the pull request',
    commits: 'commits of the pull request, merges left out',
    vague: 'commits whose subject says nothing',
    vagueSubject: 'the first such subject',
    order: 'the order of test and code (test-first, together, code-first, no-test, no-code)',
    testSubject: 'the subject of the first commit with a test',
    codeSubject: 'the subject of the first commit with code',
    red: 'tests that fail at the commit that brings the test',
    redSays: 'what the first of them said',
    green: 'whether all tests pass at the last commit of the pull request',
    greenSays: 'what the first failing test said at the last commit',
    reviews: 'reviews by colleagues',
    decision: 'what the reviews come to (approved, changes_requested, review_required)',
    remarks: 'remarks that colleagues wanted settled',
    openRemarks: 'remarks that are not settled',
    openRemark: 'the first open remark',
    isDraft: 'whether the pull request is a draft',
    conflicts: 'files in conflict with main',
    conflictFiles: 'the files in conflict with main',
  },
  async measure(context, { repository }): Promise<Measurement> {
    context.progress(0.1, 'Reading the history');
    const project = await openSharedProject(context, repository);
    if (project === null) return { facts: { branches: 0, pulls: 0 }, unknownReads: 'nothing', runIds: [] };
    const local = await localFacts(project);
    const { server, change, own } = project;
    const open = { ...local, branches: ownBranches(project), pulls: own.length };
    if (change === undefined) return { facts: open, unknownReads: 'nothing', runIds: [] };
    const ends = endsOf(server, change);
    const commits = pullCommits(server, ends).filter(({ parents }) => parents.length < 2);
    const vague = commits.map(({ message }) => subjectOf(message)).filter(isVague);
    context.progress(0.4, 'Running the tests at the commits');
    const { rows, ...order } = await orderOfWork(context, project, ends);
    return {
      facts: {
        ...open,
        state: change.state,
        number: change.number,
        commits: commits.length,
        vague: vague.length,
        vagueSubject: vague[0] ?? null,
        ...order,
        ...reviewFacts(project, change),
      },
      evidence: rows,
      unknownReads: 'nothing',
      runIds: [],
    };
  },
};

/** What lies in the learner's own repository and may never have left it. */
async function localFacts({ shop, main }: SharedProject): Promise<Facts> {
  const lines = async (line: string) =>
    (await shop.run(line)).stdout.split('\n').filter((text) => text !== '').length;
  const branch = shellQuote(main);
  return {
    onMain: await lines(`git log --format=%h origin/${branch}..${branch}`),
    localCommits: await lines(`git log --format=%h --branches ^origin/${branch}`),
    uncommitted: await lines('git status --porcelain'),
  };
}

/** Branches on the server that are neither main nor the head of a colleague's pull request. */
function ownBranches({ server, main }: SharedProject): number {
  const names = server.git.refs.list('refs/heads/').map(({ name }) => name.slice('refs/heads/'.length));
  const colleagues = allPulls(server).filter(({ author }) => colleagueOf(author) !== undefined);
  const taken = new Set([main, ...colleagues.map(({ head }) => head)]);
  return names.filter((name) => !taken.has(name)).length;
}

function reviewFacts({ server }: SharedProject, pull: PullRecord): Facts {
  const wanted = pull.threads.filter(({ blocking }) => blocking);
  const open = wanted.filter(({ resolved }) => resolved === null);
  const first = open[0];
  const conflicts = pull.state === 'open' ? mergeStateOf(server, pull).conflicts : [];
  return {
    reviews: pull.events.filter(({ kind, by }) => kind === 'reviewed' && colleagueOf(by) !== undefined)
      .length,
    decision: decisionOf(server, pull),
    remarks: wanted.length,
    openRemarks: open.length,
    openRemark: first === undefined ? null : `${colleagueOf(first.by)?.name ?? first.by}: ${first.text}`,
    isDraft: pull.draft,
    conflicts: conflicts.length,
    conflictFiles: conflicts.length === 0 ? null : conflicts.join(', '),
  };
}
