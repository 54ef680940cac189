import { expandRefName, resolveCommit } from '../../history/revision';
import type { GitCommand } from '../../program/command';
import type { CommandContext } from '../../program/context';
import { die, GitFailure } from '../../program/failure';
import { flag, optional, parseArguments, value } from '../../program/options';
import { readOperations } from '../../status/operation';
import { switchBranch } from './switch-branch';
import type { SwitchRequest } from './switch-request';
import {
  autoTrack,
  expandPrevious,
  localBranch,
  needNewBranchName,
  remoteBranchesNamed,
  startCommit,
} from './targets';

const GRAMMAR = {
  command: 'switch',
  usage: 'switch [<options>] [<branch>]',
  specs: {
    create: value('c', 'create'),
    forceCreate: value('C', 'force-create'),
    detach: flag('d', 'detach'),
    discard: flag('f', 'force', 'discard-changes'),
    merge: flag('m', 'merge'),
    quiet: flag('q', 'quiet'),
    track: optional('t', 'track'),
    guess: flag('guess'),
    orphan: value('orphan'),
    progress: flag('progress'),
  },
  lacking: ['--conflict', '--recurse-submodules', '--ignore-other-worktrees', '--overwrite-ignore'],
} as const;

/** @throws GitFailure while a merge, rebase, … is under way. */
function refuseInOperation(context: CommandContext): void {
  const { merge, rebase, cherryPick, revert, bisect } = readOperations(context.repo);
  const doing = (what: string, command: string) =>
    die(`cannot switch branch while ${what}\nConsider "git ${command} --quit" or "git worktree add".`);
  if (merge) doing('merging', 'merge');
  if (rebase !== undefined) doing('rebasing', 'rebase');
  if (cherryPick !== undefined) doing('cherry-picking', 'cherry-pick');
  if (revert !== undefined) doing('reverting', 'revert');
  if (bisect !== undefined) context.errorLine('warning: you are switching branch while bisecting');
}

function refuseNoBranch(context: CommandContext, name: string): never {
  const ref = expandRefName(context.repo, name);
  const kind =
    name === 'HEAD' && context.repo.refs.head().ref !== undefined
      ? `'${context.repo.refs.head().ref}'`
      : ref?.startsWith('refs/tags/') === true
        ? `tag '${name}'`
        : ref?.startsWith('refs/remotes/') === true
          ? `remote branch '${name}'`
          : `commit '${name}'`;
  const hint = context.advises('suggestDetachingHead')
    ? '\nhint: If you want to detach HEAD at the commit, try again with the --detach option.'
    : '';
  throw new GitFailure(`fatal: a branch is expected, got ${kind}${hint}`, 128);
}

/** `git switch`. */
export const switchCommand: GitCommand = {
  name: 'switch',
  needs: 'worktree',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const given = [...operands, ...(paths ?? [])];
    const common = {
      discard: options.discard === true,
      merge: options.merge === true,
      quiet: options.quiet === true,
    };
    if (given.length > 1)
      die(
        `only one reference expected${paths !== undefined && operands.length > 1 ? `, ${operands.length} given.` : ''}`,
      );
    const argument = given[0] === undefined ? undefined : expandPrevious(context, given[0]);
    if (options.orphan !== undefined)
      return go(context, orphanRequest(context, options.orphan, argument, common));
    const created = options.forceCreate ?? options.create;
    if (created !== undefined) {
      const force = options.forceCreate !== undefined;
      return go(context, createRequest(context, created, force, argument, options.track, common));
    }
    if (argument === undefined) {
      if (options.detach !== true) die('missing branch or commit argument');
      return go(context, detachRequest(context, 'HEAD', common));
    }
    if (options.track !== undefined && options.track !== false) {
      const name =
        /^(?:refs\/)?(?:remotes\/)?[^/]*\/(.+)$/.exec(argument)?.[1] ?? die('missing branch name; try -c');
      return go(context, createRequest(context, name, false, argument, options.track, common));
    }
    if (options.detach === true) return go(context, detachRequest(context, argument, common));
    const branch = localBranch(context, argument);
    if (branch !== undefined) {
      const commit = resolveCommit(context.repo, branch, context.revisions);
      return go(context, { name: argument, commit, branch, detach: false, stay: false, ...common });
    }
    if (resolveCommit(context.repo, argument, context.revisions) !== undefined)
      refuseNoBranch(context, argument);
    return go(context, guessRequest(context, argument, options.guess !== false, common));
  },
};

function go(context: CommandContext, request: SwitchRequest): number {
  refuseInOperation(context);
  return switchBranch(context, request);
}

type Common = Pick<SwitchRequest, 'discard' | 'merge' | 'quiet'>;

function createRequest(
  context: CommandContext,
  name: string,
  force: boolean,
  start: string | undefined,
  track: string | boolean | undefined,
  common: Common,
): SwitchRequest {
  const commit = startCommit(context, start ?? 'HEAD');
  if (commit === undefined && (start !== undefined || context.repo.refs.head().id !== undefined))
    die(`invalid reference: ${start}`);
  const branch = needNewBranchName(context, name, force);
  const upstream = start === undefined ? undefined : autoTrack(context, start, track);
  return {
    name,
    commit,
    branch,
    create: { force, start: start ?? 'HEAD', ...(upstream !== undefined && { track: upstream }) },
    detach: false,
    stay: start === undefined,
    ...common,
  };
}

function detachRequest(context: CommandContext, name: string, common: Common): SwitchRequest {
  const commit = startCommit(context, name) ?? die(`invalid reference: ${name}`);
  return { name, commit, branch: undefined, detach: true, stay: false, ...common };
}

function orphanRequest(
  context: CommandContext,
  name: string,
  start: string | undefined,
  common: Common,
): SwitchRequest {
  if (start !== undefined) die(`'--orphan' cannot take <start-point>`);
  const branch = needNewBranchName(context, name, false);
  const empty = context.repo.objects.writeTree([]);
  const commit = { id: '', tree: empty, parents: [], message: '', author: NOBODY, committer: NOBODY };
  return {
    name,
    commit,
    branch,
    create: { force: false, start: '', orphan: true },
    detach: false,
    stay: false,
    ...common,
  };
}

const NOBODY = { name: '', email: '', seconds: 0, zone: '+0000' };

/** A name that only one remote has: a branch that follows it is made. */
function guessRequest(context: CommandContext, name: string, guess: boolean, common: Common): SwitchRequest {
  const remotes = guess ? remoteBranchesNamed(context, name) : [];
  if (remotes.length > 1) refuseSeveralRemotes(context, name, remotes.length);
  const track = remotes[0] ?? die(`invalid reference: ${name}`);
  return {
    name,
    commit: resolveCommit(context.repo, track, context.revisions),
    branch: `refs/heads/${name}`,
    create: { force: false, start: track, track },
    detach: false,
    stay: false,
    ...common,
  };
}

/** @throws GitFailure always. */
export function refuseSeveralRemotes(context: CommandContext, name: string, remotes: number): never {
  context.hint(
    'checkoutAmbiguousRemoteBranchName',
    `If you meant to check out a remote tracking branch on, e.g. 'origin',
you can do so by fully qualifying the name with the --track option:

    git checkout --track origin/<name>

If you'd like to always have checkouts of an ambiguous <name> prefer
one remote, e.g. the 'origin' remote, consider setting
checkout.defaultRemote=origin in your config.`,
  );
  return die(`'${name}' matched multiple (${remotes}) remote tracking branches`);
}
