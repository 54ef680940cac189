import { forkPoint } from '../history/fork-point';
import { mergeBases } from '../history/merge-base';
import { resolveCommit } from '../history/revision';
import type { Commit } from '../objects/commit';
import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { editFile } from '../program/editor';
import { die, GitFailure } from '../program/failure';
import { choice, flag, optional, parseArguments, value, values } from '../program/options';
import { createAutostash, restoreAutostash } from '../rebase/autostash';
import { abortRebase, continueRebase, quitRebase, skipInRebase } from '../rebase/continue-rebase';
import { readEdited, todoHelp } from '../rebase/edit-todo';
import { moveHead } from '../rebase/move-head';
import { type RebaseRange, standsUpon } from '../rebase/plan-rebase';
import { RebaseState } from '../rebase/rebase-state';
import { formatTodo } from '../rebase/rebase-todo';
import { startRebase } from '../rebase/start-rebase';
import { upstreamOf } from '../refs/upstream';
import { currentBranch } from '../remote/remote-settings';
import { isDirty } from '../status/status';

const GRAMMAR = {
  command: 'rebase',
  usage: 'rebase [-i] [options] [--exec <cmd>] [--onto <newbase> | --keep-base] [<upstream> [<branch>]]',
  specs: {
    step: choice({
      continue: 'continue',
      skip: 'skip',
      abort: 'abort',
      quit: 'quit',
      'edit-todo': 'edit-todo',
      'show-current-patch': 'show-current-patch',
    }),
    onto: value('onto'),
    keepBase: flag('keep-base'),
    interactive: flag('i', 'interactive'),
    merge: flag('m', 'merge'),
    root: flag('root'),
    quiet: flag('q', 'quiet'),
    verbose: flag('v', 'verbose'),
    force: flag('f', 'force-rebase', 'no-ff'),
    signoff: flag('signoff'),
    autostash: flag('autostash'),
    autosquash: flag('autosquash'),
    exec: values('x', 'exec'),
    empty: value('empty'),
    keepEmpty: flag('keep-empty'),
    forkPoint: flag('fork-point'),
    reapply: flag('reapply-cherry-picks'),
    favor: value('X', 'strategy-option'),
    stat: optional('stat'),
    noStat: flag('n', 'no-stat'),
    verify: flag('verify'),
  },
  lacking: [
    '--committer-date-is-author-date',
    '--reset-author-date',
    '--ignore-date',
    '--ignore-whitespace',
    '--whitespace',
    '-C',
    '--apply',
    '--preserve-merges',
    '-p',
    '--rerere-autoupdate',
    '--update-refs',
    '--gpg-sign',
    '-S',
    '--allow-empty-message',
    '--rebase-merges',
    '-r',
    '--strategy',
    '-s',
    '--reschedule-failed-exec',
  ],
} as const;

type RebaseArguments = ReturnType<typeof parseArguments<(typeof GRAMMAR)['specs']>>['options'];

async function takeStep(context: CommandContext, step: string): Promise<number> {
  const state = new RebaseState(context);
  if (!state.exists) die('No rebase in progress?');
  switch (step) {
    case 'continue':
      return continueRebase(context);
    case 'skip':
      return skipInRebase(context);
    case 'abort':
      return abortRebase(context);
    case 'quit':
      return quitRebase(context);
    case 'edit-todo': {
      state.write(
        'git-rebase-todo',
        formatTodo(context, state.items, true) + todoHelp(context, undefined, 0),
      );
      await editFile(context, `${state.folder}/git-rebase-todo`);
      const edited = readEdited(context, state);
      if (edited.kind === 'failed') throw new GitFailure(edited.text, 1);
      state.saveItems(edited.items);
      return 0;
    }
    default:
      context.write(state.read('patch') === undefined ? '' : `${state.read('patch')}\n`);
      return 0;
  }
}

/** The upstream of the current branch, for a rebase that names none. @throws GitFailure when there is none. */
function defaultUpstream(context: CommandContext): string {
  const branch = currentBranch(context);
  const found = branch === undefined ? undefined : upstreamOf(context.config, branch);
  if (found?.trackingRef !== undefined) return found.trackingRef;
  if (branch === undefined) {
    context.line('You are not currently on a branch.');
    context.line('Please specify which branch you want to rebase against.');
    context.line("See git-rebase(1) for details.\n\n    git rebase '<branch>'\n");
    throw new GitFailure('', 1);
  }
  context.line('There is no tracking information for the current branch.');
  context.line('Please specify which branch you want to rebase against.');
  context.line("See git-rebase(1) for details.\n\n    git rebase '<branch>'\n");
  const remote = context.config.get(`branch.${branch}.remote`) ?? '<remote>';
  context.line(
    `If you wish to set tracking information for this branch you can do so with:\n\n    git branch --set-upstream-to=${remote}/<branch> ${branch}\n`,
  );
  throw new GitFailure('', 1);
}

function ontoOf(context: CommandContext, name: string): Commit {
  const between = /^(.*)\.\.\.(.*)$/s.exec(name);
  if (between === null)
    return (
      resolveCommit(context.repo, name, context.revisions) ??
      die(`Does not point to a valid commit '${name}'`)
    );
  const [left, right] = [between[1]!, between[2]!].map(
    (side) =>
      resolveCommit(context.repo, side === '' ? 'HEAD' : side, context.revisions) ??
      die(`Does not point to a valid commit '${name}'`),
  ) as [Commit, Commit];
  const bases = mergeBases(context.repo.objects, left.id, [right.id]);
  if (bases.length !== 1) die(`'${name}': need exactly one merge base`);
  return context.repo.objects.commit(bases[0]!);
}

/** What is to be rebased. */
interface Subject {
  /** In full; undefined: a detached commit. */
  readonly branch: string | undefined;
  readonly head: Commit;
  /** As messages name it. */
  readonly name: string;
  /** The branch or commit that was named, to be switched to. */
  readonly switchTo: string | undefined;
}

function subjectOf(context: CommandContext, named: string | undefined): Subject {
  const { repo } = context;
  if (named !== undefined) {
    const ref = `refs/heads/${named}`;
    const isBranch = repo.refs.read(ref) !== undefined;
    const head =
      resolveCommit(repo, isBranch ? ref : named, context.revisions) ??
      die(`no such branch/commit '${named}'`);
    return { branch: isBranch ? ref : undefined, head, name: named, switchTo: named };
  }
  const { ref, id } = repo.refs.head();
  const head = id === undefined ? die('Could not resolve HEAD to a revision') : repo.objects.commit(id);
  return {
    branch: ref,
    head,
    name: ref === undefined ? 'HEAD' : ref.replace('refs/heads/', ''),
    switchTo: undefined,
  };
}

/** Ends unless the working tree is clean. */
function needClean(context: CommandContext): void {
  const index = context.repo.readIndex();
  for (const path of index.unmergedPaths()) context.line(`${path}: needs merge`);
  const { staged, unstaged } = isDirty(context.repo, context.worktree, index);
  const lines: string[] = [];
  if (unstaged) lines.push('error: cannot rebase: You have unstaged changes.');
  if (staged)
    lines.push(
      unstaged
        ? 'error: additionally, your index contains uncommitted changes.'
        : 'error: cannot rebase: Your index contains uncommitted changes.',
    );
  if (lines.length > 0) throw new GitFailure([...lines, 'error: Please commit or stash them.'].join('\n'), 1);
}

function refuseSecond(state: RebaseState, context: CommandContext): void {
  if (!state.exists) return;
  const folder = state.folder.startsWith(`${context.worktree.root}/`)
    ? state.folder.slice(context.worktree.root.length + 1)
    : state.folder;
  die(`It seems that there is already a rebase-merge directory, and
I wonder if you are in the middle of another rebase.  If that is the
case, please try
	git rebase (--continue | --abort | --skip)
If that is not the case, please
	rm -fr "${folder}"
and run me again.  I am stopping in case you still have something
valuable there.
`);
}

/** `git rebase`: sets commits upon another commit. */
export const rebaseCommand: GitCommand = {
  name: 'rebase',
  needs: 'worktree',
  async run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    if (options.step !== undefined) return takeStep(context, options.step);
    const args = [...operands, ...(paths ?? [])];
    const state = new RebaseState(context);
    refuseSecond(state, context);
    return begin(context, options, args);
  },
};

async function begin(
  context: CommandContext,
  options: RebaseArguments,
  args: readonly string[],
): Promise<number> {
  const { repo, config } = context;
  const isRoot = options.root === true;
  const [upstreamText, branchText] = isRoot ? [undefined, args[0]] : args;
  const upstreamName = isRoot
    ? undefined
    : upstreamText === undefined
      ? defaultUpstream(context)
      : upstreamText === '-'
        ? '@{-1}'
        : upstreamText;
  const upstream =
    upstreamName === undefined
      ? undefined
      : (resolveCommit(repo, upstreamName, context.revisions) ?? die(`invalid upstream '${upstreamName}'`));
  const subject = subjectOf(context, branchText);
  const ontoName = options.onto ?? upstreamName;
  const rootBase = ontoName === undefined ? emptyCommit(context) : undefined;
  const onto = rootBase ?? ontoOf(context, ontoName!);
  const usesForkPoint =
    options.forkPoint ?? (upstreamText === undefined && !isRoot && config.boolean('rebase.forkpoint', true));
  const point =
    usesForkPoint && upstreamName !== undefined ? forkPoint(repo, upstreamName, subject.head.id) : undefined;
  const range: RebaseRange = {
    upstream,
    onto,
    head: subject.head,
    restrict: point === undefined ? undefined : repo.objects.commit(point),
    keepEmpty: options.keepEmpty !== false,
    reapply: options.reapply === true,
  };
  const autostashes = options.autostash ?? config.boolean('rebase.autostash', false);
  const autostash = autostashes ? createAutostash(context) : undefined;
  if (!autostashes) needClean(context);
  const interactive = options.interactive === true;
  const force = options.force === true || options.signoff === true;
  const mayStay = !interactive && options.exec.length === 0 && options.autosquash !== true;
  if (mayStay && !isRoot && standsUpon(repo.objects, range)) {
    const what = subject.name === 'HEAD' ? 'HEAD' : `Current branch ${subject.name}`;
    if (!force) {
      if (subject.switchTo !== undefined) switchTo(context, subject);
      if (options.quiet !== true) context.line(`${what} is up to date.`);
      if (autostash !== undefined) restoreAutostash(context, autostash);
      return 0;
    }
    if (options.quiet !== true) context.line(`${what} is up to date, rebase forced.`);
  }
  return startRebase(context, {
    range,
    ontoName: ontoName ?? onto.id,
    interactive,
    autosquash: options.autosquash ?? (interactive && config.boolean('rebase.autosquash', false)),
    exec: options.exec,
    autostash,
    start: {
      branch: subject.branch,
      onto: onto.id,
      origHead: subject.head.id,
      quiet: options.quiet === true,
      verbose: options.verbose === true,
      signoff: options.signoff === true,
      empty: emptyOf(options, interactive),
      allowFastForward: !force,
      favor: options.favor === 'ours' || options.favor === 'theirs' ? options.favor : undefined,
      rootBase: rootBase?.id,
    },
  });
}

function emptyOf(options: RebaseArguments, interactive: boolean): 'drop' | 'keep' | 'ask' {
  switch (options.empty) {
    case undefined:
      return interactive || options.exec.length > 0 ? (options.exec.length > 0 ? 'keep' : 'ask') : 'drop';
    case 'drop':
    case 'keep':
    case 'ask':
      return options.empty;
    default:
      return die(`unrecognized empty type '${options.empty}'; valid values are "drop", "keep", and "ask".`);
  }
}

/** A commit of nothing for `--root` without `--onto`: the first commit takes its place. */
function emptyCommit(context: CommandContext): Commit {
  const { objects } = context.repo;
  const id = objects.writeCommit({
    tree: objects.writeTree([]),
    parents: [],
    author: context.identity('author'),
    committer: context.identity('committer'),
    message: '',
  });
  return objects.commit(id);
}

/** Switches to the branch that was named and need not be rebased. */
function switchTo(context: CommandContext, { branch, head, switchTo: name }: Subject): void {
  moveHead(context, {
    id: head.id,
    branch,
    hard: false,
    reflog: `${context.reflogAction('rebase')}: checkout ${name}`,
  });
}
