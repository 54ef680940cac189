import { namesFile, needNoFile } from '../../history/arguments';
import { resolveCommit, resolveTree } from '../../history/revision';
import type { GitCommand } from '../../program/command';
import type { CommandContext } from '../../program/context';
import { die, fail } from '../../program/failure';
import { choice, flag, optional, parseArguments, value } from '../../program/options';
import { checkoutPaths } from './checkout-paths';
import { refuseSeveralRemotes } from './switch';
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
  command: 'checkout',
  usage: 'checkout [<options>] [<branch>] [--] [<file>...]',
  specs: {
    create: value('b'),
    forceCreate: value('B'),
    detach: flag('d', 'detach'),
    force: flag('f', 'force'),
    quiet: flag('q', 'quiet'),
    track: optional('t', 'track'),
    guess: flag('guess'),
    orphan: value('orphan'),
    conflict: choice({ ours: 'ours', theirs: 'theirs', '2': 'ours', '3': 'theirs' }),
    merge: flag('m', 'merge'),
    overlay: flag('overlay'),
    progress: flag('progress'),
  },
  lacking: [
    '-p',
    '--patch',
    '-l',
    '--conflict',
    '--ignore-skip-worktree-bits',
    '--recurse-submodules',
    '--ignore-other-worktrees',
    '--overwrite-ignore',
    '--pathspec-from-file',
    '--pathspec-file-nul',
  ],
} as const;

type Options = ReturnType<typeof parseArguments<typeof GRAMMAR.specs>>['options'];

/** `git checkout`: switches branches, or brings files back. */
export const checkoutCommand: GitCommand = {
  name: 'checkout',
  needs: 'worktree',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    if (options.track !== undefined && options.track !== false && namesNoBranch(options))
      return switchBranch(context, trackRequest(context, options, operands, paths ?? []));
    const creates = options.create ?? options.forceCreate;
    if (creates !== undefined || options.orphan !== undefined) {
      if (operands.length > 1 || (paths ?? []).length > 0)
        die(`Cannot update paths and switch to branch '${creates ?? options.orphan}' at the same time.`);
      return switchBranch(context, createRequest(context, options, operands[0]));
    }
    const target = readTarget(context, options, operands, paths);
    if (target.paths.length > 0) return restorePaths(context, options, target, paths !== undefined);
    if (options.conflict !== undefined) die("'--ours/--theirs' cannot be used with switching branches");
    return switchBranch(context, switchRequest(context, options, target));
  },
};

const namesNoBranch = ({ create, forceCreate, orphan }: Options): boolean =>
  create === undefined && forceCreate === undefined && orphan === undefined;

/** `checkout --track origin/x`: a new branch `x` that follows `origin/x`. */
function trackRequest(
  context: CommandContext,
  options: Options,
  operands: readonly string[],
  paths: readonly string[],
): SwitchRequest {
  const [start] = operands;
  if (start === undefined) die('--track needs a branch name');
  const name =
    /^(?:refs\/)?(?:remotes\/)?[^/]*\/(.+)$/.exec(start)?.[1] ?? die('missing branch name; try -b');
  if (operands.length > 1 || paths.length > 0)
    die(`Cannot update paths and switch to branch '${name}' at the same time.`);
  return createRequest(context, { ...options, create: name }, start);
}

interface Target {
  /** The commit-ish as it is meant; undefined: none was named. */
  readonly name: string | undefined;
  readonly paths: readonly string[];
  /** The one tracking ref that a name stands for which is nothing else. */
  readonly guess: string | undefined;
}

function readTarget(
  context: CommandContext,
  options: Options,
  operands: readonly string[],
  afterDashes: readonly string[] | undefined,
): Target {
  const [first, ...rest] = operands;
  if (first === undefined) return { name: undefined, paths: afterDashes ?? [], guess: undefined };
  const name = expandPrevious(context, first);
  const isRevision = resolveTree(context.repo, name, context.revisions) !== undefined;
  if (afterDashes !== undefined) {
    if (rest.length > 0) die(`only one reference expected, ${operands.length} given.`);
    if (!isRevision) die(`invalid reference: ${first}`);
    return { name, paths: afterDashes, guess: undefined };
  }
  if (isRevision) {
    if (rest.length === 0) needNoFile(context, first);
    return { name, paths: rest, guess: undefined };
  }
  const remotes = options.guess !== false && rest.length === 0 ? remoteBranchesNamed(context, name) : [];
  if (remotes.length > 0 && namesFile(context, first))
    die(
      `'${first}' could be both a local file and a tracking branch.\nPlease use -- (and optionally --no-guess) to disambiguate`,
    );
  if (remotes.length > 1) refuseSeveralRemotes(context, name, remotes.length);
  if (remotes.length === 1) return { name, paths: [], guess: remotes[0] };
  return { name: undefined, paths: operands, guess: undefined };
}

function restorePaths(context: CommandContext, options: Options, target: Target, dashes: boolean): number {
  if (options.detach === true)
    die(`git checkout: --detach does not take a path argument '${target.paths[0]}'`);
  const tree =
    target.name === undefined ? undefined : resolveTree(context.repo, target.name, context.revisions);
  const conflict = options.merge === true ? 'merge' : options.conflict;
  if (conflict !== undefined && tree !== undefined)
    die("'--merge', '--ours', or '--theirs' cannot be used when checking out of a tree");
  const result = checkoutPaths(context, {
    tree,
    paths: target.paths,
    toIndex: tree !== undefined,
    toWorktree: true,
    overlay: options.overlay !== false,
    ignoreUnmerged: options.force === true,
    ...(conflict !== undefined && { conflict }),
  });
  if (options.quiet === true || dashes) return 0;
  const many = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
  if (result.recreated > 0) context.errorLine(`Recreated ${many(result.recreated, 'merge conflict')}`);
  if (result.updated > 0 || result.recreated === 0)
    context.errorLine(
      tree === undefined
        ? `Updated ${many(result.updated, 'path')} from the index`
        : `Updated ${many(result.updated, 'path')} from ${context.repo.objects.abbreviate(tree)}`,
    );
  return 0;
}

function createRequest(
  context: CommandContext,
  options: Options,
  operand: string | undefined,
): SwitchRequest {
  const force = options.forceCreate !== undefined;
  const name = options.orphan ?? options.create ?? options.forceCreate!;
  const start = operand === undefined ? undefined : expandPrevious(context, operand);
  const commit = startCommit(context, start ?? 'HEAD');
  if (commit === undefined && start !== undefined)
    die(`'${start}' is not a commit and a branch '${name}' cannot be created from it`);
  const branch = needNewBranchName(context, name, force);
  const track =
    start === undefined || options.orphan !== undefined
      ? undefined
      : autoTrack(context, start, options.track);
  return {
    name,
    commit,
    branch,
    create: {
      force,
      start: start ?? 'HEAD',
      ...(track !== undefined && { track }),
      ...(options.orphan !== undefined && { orphan: true }),
    },
    detach: false,
    discard: options.force === true,
    merge: options.merge === true,
    quiet: options.quiet === true,
    stay:
      start === undefined &&
      !force &&
      options.orphan === undefined &&
      options.force !== true &&
      options.merge !== true,
  };
}

function switchRequest(context: CommandContext, options: Options, target: Target): SwitchRequest {
  const { repo } = context;
  const common = {
    detach: options.detach === true,
    discard: options.force === true,
    merge: options.merge === true,
    quiet: options.quiet === true,
  };
  if (target.guess !== undefined)
    return {
      name: target.name!,
      commit: resolveCommit(repo, target.guess, context.revisions),
      branch: `refs/heads/${target.name}`,
      create: { force: false, start: target.guess, track: target.guess },
      stay: false,
      ...common,
    };
  const head = repo.refs.head();
  if (target.name === undefined || target.name === 'HEAD') {
    if (head.id === undefined) die('You are on a branch yet to be born');
    const branch = options.detach === true ? undefined : head.ref;
    const commit = repo.objects.commit(head.id);
    return { name: 'HEAD', commit, branch, stay: false, keepHead: !common.detach, ...common };
  }
  const branch = options.detach === true ? undefined : localBranch(context, target.name);
  const commit = resolveCommit(repo, branch ?? target.name, context.revisions);
  if (commit === undefined) fail(`reference is not a tree: ${target.name}`, 128);
  return { name: target.name, commit, branch, stay: false, ...common };
}
