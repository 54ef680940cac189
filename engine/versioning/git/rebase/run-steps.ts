import { commitCommand } from '../commands/commit/commit';
import { type Commit, subjectOf } from '../objects/commit';
import { tellHint } from '../program/advice';
import type { CommandContext } from '../program/context';
import { runAsChild } from '../sequencer/borrowed-commands';
import { PickRefused, pickCommit } from '../sequencer/pick-commit';
import type { PickOptions, PickOutcome } from '../sequencer/pick-options';
import type { Index } from '../staging/index-file';
import { readStatus } from '../status/status';
import { finishRebase } from './finish-rebase';
import { clearLine, showProgress } from './progress';
import type { RebaseStart, RebaseState } from './rebase-state';
import { formatTodo, type TodoItem } from './rebase-todo';
import { noteRewritten } from './rewritten';
import { isMeld, leaveMeldMessage, meld, prepareMeld } from './squash';
import { authorScript, writeStopFiles } from './stop-files';

const CONFLICT_ADVICE = `Resolve all conflicts manually, mark them as resolved with
"git add/rm <conflicted_files>", then run "git rebase --continue".
You can instead skip this commit: run "git rebase --skip".
To abort and get back to the state before "git rebase", run "git rebase --abort".`;

const rescheduledAdvice = (line: string): string => `Could not execute the todo command

    ${line}

It has been rescheduled; To edit the command before continuing, please
edit the todo list first:

    git rebase --edit-todo
    git rebase --continue`;

const amendAdvice = `You can amend the commit now, with

  git commit --amend 

Once you are satisfied with your changes, run

  git rebase --continue`;

/** The words of the reflog: `rebase (pick)`, `pull --rebase (start)`. */
export const rebaseReflog = (context: CommandContext, step: string): string =>
  `${context.reflogAction('rebase')} (${step})`;

/** How the commits of a rebase are picked. */
export function pickOptionsOf(context: CommandContext, start: RebaseStart, command: string): PickOptions {
  return {
    action: 'pick',
    command: 'rebase',
    noCommit: false,
    edit: undefined,
    signoff: start.signoff,
    recordOrigin: false,
    mainline: 0,
    allowEmpty: true,
    keepRedundant: start.empty === 'keep',
    dropRedundant: start.empty === 'drop',
    allowFastForward: start.allowFastForward,
    favor: start.favor,
    cleanup: undefined,
    ...(start.rootBase !== undefined && { rootBase: start.rootBase }),
    reflog: rebaseReflog(context, command),
    advice: CONFLICT_ADVICE,
  };
}

/** The list of a rebase as it is worked off. */
interface Run {
  readonly context: CommandContext;
  readonly state: RebaseState;
  readonly start: RebaseStart;
}

/**
 * Works the list of a rebase off, keeping what is left on disk, and finishes the rebase at its end.
 * @param done how many lines have been taken from the list before.
 * @returns the exit code: 0 also for a stop that the list asked for.
 */
export async function runSteps(run: Run, items: readonly TodoItem[], done: number): Promise<number> {
  const { context, state, start } = run;
  const { refs } = context.repo;
  const total = done + items.length;
  for (const [i, item] of items.entries()) {
    state.saveItems(items.slice(i + 1));
    state.noteDone([item]);
    state.write('msgnum', `${done + i + 1}\n`);
    if (!start.quiet) showProgress(context, done + i + 1, total, start.verbose);
    for (const name of ['message', 'author-script', 'stopped-sha', 'amend']) state.delete(name);
    for (const name of ['MERGE_HEAD', 'AUTO_MERGE', 'REBASE_HEAD']) refs.removePseudo(name);
    const stop = await runStep(run, item, items.slice(i + 1));
    if (stop !== undefined) return stop;
  }
  finishRebase(context, state, start);
  return 0;
}

/** One line of the list. @returns the exit code when the rebase stops here. */
async function runStep(run: Run, item: TodoItem, rest: readonly TodoItem[]): Promise<number | undefined> {
  const { context, state, start } = run;
  const { command, commit } = item;
  if (commit === undefined || command === 'drop') return runPlain(run, item, rest);
  state.write('author-script', authorScript(commit.author));
  const options = pickOptionsOf(context, start, command);
  const melds = isMeld(item);
  if (melds) prepareMeld(context, state, item, commit);
  const isFinal = !isMeld(rest.find((one) => one.command !== 'noop'));
  const conclude = (melded: Commit, index: Index) =>
    meld(context, state, melded, index, { reflog: options.reflog, isFinal });
  let outcome: PickOutcome;
  try {
    outcome = await pickCommit(
      context,
      commit,
      melds ? { ...options, allowFastForward: false, conclude } : options,
    );
  } catch (error) {
    if (!(error instanceof PickRefused)) throw error;
    tellHint(context, rescheduledAdvice(formatTodo(context, [item]).trimEnd()));
    state.saveItems([item, ...rest]);
    return stopAt(run, commit, item.text, 1);
  }
  if (command === 'edit' && outcome.kind !== 'stopped') {
    if (!start.verbose) clearLine(context);
    context.errorLine(`Stopped at ${context.repo.objects.abbreviate(commit.id)}...  ${item.text}`);
    stopToAmend(run, commit);
    return 0;
  }
  if (outcome.kind === 'stopped' && melds) {
    state.write('amend', `${context.repo.refs.head().id ?? ''}\n`);
    leaveMeldMessage(context, state);
  }
  if (outcome.kind === 'stopped') return stopAt(run, commit, item.text, outcome.code);
  if (command === 'reword' && outcome.kind === 'done') {
    const code = await runAsChild(context, commitCommand, ['--amend', '-e', '--allow-empty'], {
      GIT_REFLOG_ACTION: rebaseReflog(context, 'reword'),
    });
    if (code !== 0) {
      stopToAmend(run, commit);
      return 1;
    }
  }
  noteRewritten(context, state, commit.id, rest[0]);
  return undefined;
}

function stopAt(run: Run, commit: Commit, subject: string, code: number): number {
  const { context, state } = run;
  writeStopFiles(context, state, commit);
  context.errorLine(
    `Could not apply ${context.repo.objects.abbreviate(commit.id)}... ${subject || subjectOf(commit.message)}`,
  );
  return code === 0 ? 0 : 1;
}

function stopToAmend({ context, state }: Run, commit: Commit): void {
  writeStopFiles(context, state, commit);
  state.write('amend', `${context.repo.refs.head().id ?? ''}\n`);
  context.errorLine(amendAdvice);
}

/** A line that picks nothing: `exec`, `break`, `drop`, `noop`. */
async function runPlain(run: Run, item: TodoItem, rest: readonly TodoItem[]): Promise<number | undefined> {
  const { context, start } = run;
  if (item.command === 'break') {
    if (!start.verbose) clearLine(context);
    const head = context.repo.refs.head().id;
    const commit = head === undefined ? undefined : context.repo.objects.commit(head);
    if (commit !== undefined)
      context.errorLine(
        `Stopped at ${context.repo.objects.abbreviate(commit.id)} (${subjectOf(commit.message)})`,
      );
    return 0;
  }
  return item.command === 'exec' ? runExec(run, item.text, rest) : undefined;
}

const nextStep = (dirty: boolean): string =>
  dirty
    ? 'but left changes to the index and/or the working tree\nCommit or stash your changes, and then run\n\n  git rebase --continue\n'
    : '';

async function runExec(run: Run, line: string, _rest: readonly TodoItem[]): Promise<number | undefined> {
  const { context, start } = run;
  const { repo, worktree } = context;
  if (!start.verbose) clearLine(context);
  context.errorLine(`Executing: ${line}`);
  const code = await context.io.shell(line, { cwd: worktree.root });
  const status = readStatus(repo, worktree, repo.readIndex(), { untracked: 'no' });
  const dirty = status.changed.length > 0 || status.unmerged.length > 0;
  if (code !== 0) {
    const more = dirty ? 'and made changes to the index and/or the working tree\n' : '';
    context.errorLine(
      `warning: execution failed: ${line}\n${more}You can fix the problem, and then run\n\n  git rebase --continue\n\n`,
    );
    return 1;
  }
  if (!dirty) return undefined;
  context.errorLine(`warning: execution succeeded: ${line}\n${nextStep(true)}\n`);
  return 1;
}
