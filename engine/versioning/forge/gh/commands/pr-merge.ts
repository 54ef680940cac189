import { flag, value } from '@/engine/core/pflag';
import { type MergeMethod, mergePull } from '../../pulls/merge-pull';
import { type MergeStatus, mergeStateOf } from '../../pulls/merge-state';
import { fullName } from '../../server/github-server';
import type { PullRecord } from '../../store/pull-schema';
import { type GhCommand, REPO } from '../command';
import { deleteBranches } from '../delete-branches';
import { fail } from '../failure';
import { findPull } from '../find-pull';
import type { GhContext } from '../gh-context';

const DONE = { merge: 'Merged', squash: 'Squashed and merged', rebase: 'Rebased and merged' } as const;

function methodOf({ args }: GhContext): MergeMethod {
  const given = (['merge', 'rebase', 'squash'] as const).filter((name) => args.has(name));
  if (given.length === 0) fail('--merge, --rebase, or --squash required when not running interactively');
  if (given.length > 1) fail('only one of --merge, --rebase, or --squash can be enabled');
  return given[0]!;
}

/** What `gh` says of a pull request that cannot go in. */
function refuse(context: GhContext, pull: PullRecord, status: Exclude<MergeStatus, 'clean'>): never {
  const reason = {
    dirty: 'the merge commit cannot be cleanly created',
    blocked: 'the base branch policy prohibits the merge',
    behind: 'the head branch is not up to date with the base branch',
    draft: 'the pull request is still a draft',
  }[status];
  const repo = fullName(context.repositoryName);
  const lines = [`X Pull request ${repo}#${pull.number} is not mergeable: ${reason}.`];
  if (status !== 'draft')
    lines.push(
      'To have the pull request merged after all the requirements have been met, add the `--auto` flag.',
    );
  if (status === 'dirty')
    lines.push(
      'Run the following to resolve the merge conflicts locally:',
      `  gh pr checkout ${pull.number} && git fetch ${context.remoteName} ${pull.base} && git merge ${context.remoteName}/${pull.base}`,
    );
  return fail(lines.join('\n'));
}

export const prMerge: GhCommand = {
  name: 'pr merge',
  summary: 'Merge a pull request',
  grammar: {
    usage: 'gh pr merge [<number> | <url> | <branch>] [flags]',
    operands: [0, 1],
    flags: [
      REPO,
      flag('merge', 'm'),
      flag('squash', 's'),
      flag('rebase', 'r'),
      flag('delete-branch', 'd'),
      value('subject', 't'),
      value('body', 'b'),
      flag('auto'),
      flag('admin'),
    ],
  },
  async run(context) {
    const { args } = context;
    for (const name of ['auto', 'admin'])
      if (args.has(name))
        fail(`option '--${name}' is not available in the lab: nothing goes around the rules of a branch`);
    const server = await context.server();
    const pull = findPull(context, server);
    const label = `${fullName(server.name)}#${pull.number}`;
    if (pull.state === 'merged') {
      context.errorLine(`! Pull request ${label} was already merged`);
      if (args.has('delete-branch')) await deleteBranches(context, server, pull);
      return 0;
    }
    if (pull.state === 'closed') fail(`X Pull request ${label} is closed`);
    const method = methodOf(context);
    const { status } = mergeStateOf(server, pull);
    if (status !== 'clean') refuse(context, pull, status);
    const [subject, body] = [args.get('subject'), args.get('body')];
    const merged = mergePull(server, pull, {
      method,
      by: context.login,
      author: context.signature,
      ...(subject !== undefined && { subject }),
      ...(body !== undefined && { body }),
    });
    if (context.isTty) context.errorLine(`✓ ${DONE[method]} pull request ${label} (${pull.title})`);
    if (args.has('delete-branch')) return deleteBranches(context, server, merged);
    return 0;
  },
};
