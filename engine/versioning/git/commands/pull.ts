import { forkPoint } from '../history/fork-point';
import { isAncestor, mergeBases, reachable } from '../history/merge-base';
import { peel } from '../history/revision';
import type { ObjectId } from '../objects/object-id';
import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { die, GitFailure } from '../program/failure';
import { choice, flag, optional, parseArguments, value, values } from '../program/options';
import { createAutostash, restoreAutostash } from '../rebase/autostash';
import { moveTree } from '../rebase/move-head';
import { trackingRefOf } from '../refs/upstream';
import { refuseShallow } from '../remote/open-remote';
import { DIVERGENT_ADVICE, dieWithoutCandidates } from '../remote/pull-advice';
import { currentBranch, defaultFetchRemote } from '../remote/remote-settings';
import { runAsChild } from '../sequencer/borrowed-commands';
import { tellUnmerged } from '../sequencer/dirty-index';
import { readGitFile } from '../status/operation';
import { isDirty } from '../status/status';
import { fetchCommand } from './fetch';
import { mergeCommand } from './merge/merge';
import { rebaseCommand } from './rebase';

const GRAMMAR = {
  command: 'pull',
  usage: 'pull [<options>] [<repository> [<refspec>...]]',
  specs: {
    verbose: flag('v', 'verbose'),
    quiet: flag('q', 'quiet'),
    rebase: optional('r', 'rebase'),
    fastForward: choice({ ff: '--ff', 'no-ff': '--no-ff', 'ff-only': '--ff-only' }),
    stat: choice({ stat: '--stat', summary: '--stat', n: '--no-stat', 'no-stat': '--no-stat' }),
    squash: flag('squash'),
    commit: flag('commit'),
    edit: flag('e', 'edit'),
    strategyOption: values('X', 'strategy-option'),
    unrelated: flag('allow-unrelated-histories'),
    autostash: flag('autostash'),
    all: flag('all'),
    append: flag('a', 'append'),
    force: flag('f', 'force'),
    tags: choice({ t: '--tags', tags: '--tags', 'no-tags': '--no-tags' }),
    prune: flag('p', 'prune'),
    dryRun: flag('dry-run'),
    depth: value('depth'),
    progress: flag('progress'),
    verify: flag('verify'),
  },
  lacking: [
    '--recurse-submodules',
    '--log',
    '--signoff',
    '--cleanup',
    '--verify-signatures',
    '-s',
    '--strategy',
    '-S',
    '--gpg-sign',
    '--upload-pack',
    '--jobs',
    '-j',
    '--keep',
    '-k',
    '--shallow-since',
    '--shallow-exclude',
    '--deepen',
    '--unshallow',
    '--update-shallow',
    '--refmap',
    '--server-option',
    '-o',
    '--ipv4',
    '-4',
    '--ipv6',
    '-6',
    '--negotiation-tip',
    '--show-forced-updates',
    '--set-upstream',
  ],
} as const;

type PullArguments = ReturnType<typeof parseArguments<(typeof GRAMMAR)['specs']>>['options'];

/** Whether to rebase, and whether anybody has said so. */
interface RebaseChoice {
  readonly rebase: boolean;
  readonly isSet: boolean;
}

function rebaseChoice(context: CommandContext, option: string | boolean | undefined): RebaseChoice {
  const read = (text: string, from: string): boolean => {
    if (/^(true|yes|on|1|merges|m|interactive|i)$/.test(text)) return true;
    if (/^(false|no|off|0)$/.test(text)) return false;
    return die(`invalid value for '${from}': '${text}'`);
  };
  if (typeof option === 'boolean') return { rebase: option, isSet: true };
  if (option !== undefined) return { rebase: read(option, '--rebase'), isSet: true };
  const { config } = context;
  const branch = currentBranch(context);
  const own = branch === undefined ? undefined : config.get(`branch.${branch}.rebase`);
  if (own !== undefined) return { rebase: read(own, `branch.${branch}.rebase`), isSet: true };
  const all = config.get('pull.rebase');
  return all === undefined
    ? { rebase: false, isSet: false }
    : { rebase: read(all, 'pull.rebase'), isSet: true };
}

function forwardChoice(context: CommandContext, options: PullArguments): string | undefined {
  if (options.fastForward !== undefined) return options.fastForward;
  const set = context.config.get('pull.ff');
  if (set === undefined) return undefined;
  const found = set === 'only' ? '--ff-only' : /^(false|no|off|0)$/.test(set) ? '--no-ff' : '--ff';
  return found === '--ff-only' && options.rebase !== undefined ? '--ff' : found;
}

function refuseUnfinished(context: CommandContext): void {
  if (context.repo.readIndex().isUnmerged) {
    tellUnmerged(context, 'pull');
    throw new GitFailure('fatal: Exiting because of an unresolved conflict.', 128);
  }
  if (context.repo.refs.read('MERGE_HEAD') === undefined) return;
  context.errorLine('error: You have not concluded your merge (MERGE_HEAD exists).');
  context.hint('resolveConflict', 'Please, commit your changes before merging.');
  throw new GitFailure('fatal: Exiting because of unfinished merge.', 128);
}

/** Ends unless the working tree is clean. */
function needClean(context: CommandContext): void {
  const { staged, unstaged } = isDirty(context.repo, context.worktree, context.repo.readIndex());
  const lines: string[] = [];
  if (unstaged) lines.push('error: cannot pull with rebase: You have unstaged changes.');
  if (staged)
    lines.push(
      unstaged
        ? 'error: additionally, your index contains uncommitted changes.'
        : 'error: cannot pull with rebase: Your index contains uncommitted changes.',
    );
  if (lines.length > 0)
    throw new GitFailure([...lines, 'error: please commit or stash them.'].join('\n'), 128);
}

/** Where the branch left the one that it is to be set upon, told by that one's reflog before the fetch. */
function pointBefore(context: CommandContext, remote: string | undefined, refspec: string | undefined) {
  const { repo, config } = context;
  const branch = currentBranch(context);
  const head = repo.refs.head().id;
  if (branch === undefined || head === undefined) return undefined;
  const from = remote ?? defaultFetchRemote(config, branch);
  const source =
    refspec === undefined
      ? config.get(`branch.${branch}.remote`) === from
        ? config.get(`branch.${branch}.merge`)
        : undefined
      : `refs/heads/${refspec.replace(/^\+/, '').split(':')[0]}`;
  const tracking = source === undefined ? undefined : trackingRefOf(config, from, source);
  return tracking === undefined || repo.refs.read(tracking) === undefined
    ? undefined
    : forkPoint(repo, tracking, head);
}

function fetchArguments(options: PullArguments, operands: readonly string[]): string[] {
  const args = ['--update-head-ok'];
  if (options.verbose === true) args.push('-v');
  if (options.quiet === true) args.push('-q');
  if (options.all === true) args.push('--all');
  if (options.append === true) args.push('--append');
  if (options.force === true) args.push('--force');
  if (options.tags !== undefined) args.push(options.tags);
  if (options.prune !== undefined) args.push(options.prune ? '--prune' : '--no-prune');
  if (options.dryRun === true) args.push('--dry-run');
  return [...args, ...operands];
}

function mergeArguments(options: PullArguments, forward: string | undefined): string[] {
  const args: string[] = [];
  if (options.quiet === true) args.push('-q');
  if (options.stat !== undefined) args.push(options.stat);
  if (options.squash !== undefined) args.push(options.squash ? '--squash' : '--no-squash');
  if (options.commit !== undefined) args.push(options.commit ? '--commit' : '--no-commit');
  if (options.edit !== undefined) args.push(options.edit ? '--edit' : '--no-edit');
  if (forward !== undefined) args.push(forward);
  for (const option of options.strategyOption) args.push('-X', option);
  if (options.unrelated === true) args.push('--allow-unrelated-histories');
  return [...args, 'FETCH_HEAD'];
}

/** The commits that FETCH_HEAD marks for merging. */
const fetchedHeads = (context: CommandContext): ObjectId[] =>
  (readGitFile(context.repo, 'FETCH_HEAD') ?? '')
    .split('\n')
    .filter((line) => /^[0-9a-f]{40}\t\t/.test(line))
    .map((line) => peel(context.repo, line.slice(0, 40), 'commit') ?? line.slice(0, 40));

/** `git pull`: fetches, then merges or rebases. */
export const pullCommand: GitCommand = {
  name: 'pull',
  needs: 'worktree',
  async run(outer) {
    const { options, operands, paths } = parseArguments(outer.args, GRAMMAR);
    const action = outer.reflogAction(['pull', ...outer.args].join(' '));
    const context = outer.with({ env: { GIT_REFLOG_ACTION: action } });
    if (options.depth !== undefined) refuseShallow('--depth');
    const args = [...operands, ...(paths ?? [])];
    const forward = forwardChoice(context, options);
    const choice = rebaseChoice(context, options.rebase);
    refuseUnfinished(context);
    const { repo } = context;
    const head = repo.refs.head().id;
    let point: ObjectId | undefined;
    if (choice.rebase) {
      if (head === undefined && repo.readIndex().entries().length > 0)
        die('Updating an unborn branch with changes added to the index.');
      const autostash = options.autostash ?? context.config.boolean('rebase.autostash', false);
      if (!autostash) needClean(context);
      point = pointBefore(context, args[0], args[1]);
    }
    if ((await runAsChild(context, fetchCommand, fetchArguments(options, args))) !== 0) return 1;
    if (options.dryRun === true) return 0;
    const heads = fetchedHeads(context);
    if (heads.length === 0) return dieWithoutCandidates(context, args, choice.rebase);
    if (head === undefined) return pullIntoVoid(context, heads);
    return integrate(context, options, { head, heads, forward, choice, point });
  },
};

/** A branch without a commit takes what was fetched as it is. */
function pullIntoVoid(context: CommandContext, heads: readonly ObjectId[]): number {
  if (heads.length > 1) die('Cannot merge multiple branches into empty head.');
  moveTree(context, heads[0]!, false);
  context.repo.refs.update('HEAD', heads[0]!, context.note('initial pull'));
  return 0;
}

interface Integration {
  readonly head: ObjectId;
  readonly heads: readonly ObjectId[];
  readonly forward: string | undefined;
  readonly choice: RebaseChoice;
  readonly point: ObjectId | undefined;
}

async function integrate(
  context: CommandContext,
  options: PullArguments,
  { head, heads, forward, choice, point }: Integration,
): Promise<number> {
  const { objects } = context.repo;
  const [first] = heads as [ObjectId];
  if (heads.length > 1) {
    if (choice.rebase) die('Cannot rebase onto multiple branches.');
    if (forward === '--ff-only') die('Cannot fast-forward to multiple branches.');
  }
  const canForward = heads.length === 1 && isAncestor(objects, head, first);
  const divergent = !canForward && !heads.every((id) => isAncestor(objects, id, head));
  if (forward === '--ff-only' && divergent) die('Not possible to fast-forward, aborting.');
  if (forward === undefined && !choice.isSet && divergent) {
    for (const line of DIVERGENT_ADVICE.split('\n')) context.errorLine(`hint: ${line}`);
    die('Need to specify how to reconcile divergent branches.');
  }
  const rebases = choice.rebase && forward !== '--ff-only';
  if (!rebases || canForward) {
    const put = options.autostash === true ? createAutostash(context) : undefined;
    const code = await runAsChild(
      context,
      mergeCommand,
      mergeArguments(options, rebases ? '--ff-only' : forward),
    );
    if (put !== undefined) restoreAutostash(context, put);
    return code;
  }
  const upstream = upstreamFor(context, head, first, point);
  const args = [
    ...(options.quiet === true ? ['-q'] : []),
    ...(options.autostash === undefined ? [] : [options.autostash ? '--autostash' : '--no-autostash']),
    '--onto',
    first,
    upstream,
  ];
  return runAsChild(context, rebaseCommand, args);
}

/** What the commits to be rebased are counted from: the fork point, where it says more than the fetched commit. */
function upstreamFor(
  context: CommandContext,
  head: ObjectId,
  fetched: ObjectId,
  point: ObjectId | undefined,
): ObjectId {
  if (point === undefined) return fetched;
  const { objects } = context.repo;
  const shared = mergeBases(objects, head, [fetched]).some((id) => reachable(objects, [id]).has(point));
  return shared ? fetched : point;
}
