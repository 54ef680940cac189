import { decisionOf } from '../../pulls/merge-state';
import { allPulls, pullOfBranch } from '../../pulls/pull-file';
import { reviewerStates } from '../../pulls/reviewer-states';
import { fullName } from '../../server/github-server';
import type { ServerRepository } from '../../server/server-repository';
import type { PullRecord } from '../../store/pull-schema';
import { type GhCommand, REPO } from '../command';

const DECISIONS = {
  approved: '✓ Approved',
  changes_requested: '+ Changes requested',
  review_required: '- Review required',
} as const;

function entry(server: ServerRepository, pull: PullRecord): string {
  const decision = decisionOf(server, pull);
  const state =
    pull.state === 'open'
      ? decision === null
        ? ''
        : DECISIONS[decision]
      : `- ${pull.state === 'merged' ? 'Merged' : 'Closed'}`;
  return `  #${pull.number}  ${pull.title} [${pull.head}]${state === '' ? '' : `\n  ${state}`}`;
}

export const prStatus: GhCommand = {
  name: 'pr status',
  summary: 'Show status of relevant pull requests',
  grammar: { usage: 'gh pr status [flags]', operands: [0, 0], flags: [REPO] },
  async run(context) {
    const server = await context.server();
    const open = allPulls(server).filter(({ state }) => state === 'open');
    const own = open.filter(({ author }) => author === context.login);
    const asked = open.filter((pull) =>
      reviewerStates(pull).some(({ login, state }) => login === context.login && state === 'requested'),
    );
    const isTyped = context.args.has('repo');
    const current = isTyped ? undefined : pullOfBranch(server, context.branch);
    const section = (title: string, pulls: readonly PullRecord[], none: string) => {
      context.line(title);
      for (const pull of pulls) context.line(entry(server, pull));
      if (pulls.length === 0) context.line(`  ${none}`);
      context.line('');
    };
    context.line(`\nRelevant pull requests in ${fullName(server.name)}\n`);
    if (!isTyped)
      section(
        'Current branch',
        current === undefined ? [] : [current],
        `There is no pull request associated with [${context.branch}]`,
      );
    section('Created by you', own, 'You have no open pull requests');
    section('Requesting a code review from you', asked, 'You have no pull requests to review');
    return 0;
  },
};
