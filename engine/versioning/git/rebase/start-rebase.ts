import type { Commit } from '../objects/commit';
import type { CommandContext } from '../program/context';
import { GitFailure } from '../program/failure';
import { keepAutostash, restoreAutostash } from './autostash';
import { editTodo } from './edit-todo';
import { moveHead } from './move-head';
import { planRebase, type RebaseRange } from './plan-rebase';
import { rearrangeSquash } from './rearrange-squash';
import { type RebaseStart, RebaseState } from './rebase-state';
import type { TodoItem } from './rebase-todo';
import { formatTodo } from './rebase-todo';
import { rebaseReflog, runSteps } from './run-steps';

/** Everything that a rebase needs to know when it begins. */
export interface NewRebase {
  readonly range: RebaseRange;
  readonly start: RebaseStart;
  /** `onto` as the user named it, for the reflog. */
  readonly ontoName: string;
  /** The user edits the list. */
  readonly interactive: boolean;
  readonly autosquash: boolean;
  /** Lines of shell to be run after each commit. */
  readonly exec: readonly string[];
  /** Local changes that were put aside. */
  readonly autostash: string | undefined;
}

/** Warns of commits that are left out because the upstream has their change. */
function tellSkipped(context: CommandContext, skipped: readonly Commit[]): void {
  for (const commit of skipped)
    context.errorLine(
      `warning: skipped previously applied commit ${context.repo.objects.abbreviate(commit.id)}`,
    );
  if (skipped.length > 0)
    context.hint(
      'skippedCherryPicks',
      'use --reapply-cherry-picks to include skipped commits\nDisable this message with "git config advice.skippedCherryPicks false"',
    );
}

const withExec = (items: readonly TodoItem[], lines: readonly string[]): TodoItem[] =>
  items.flatMap((item) => [
    item,
    ...(item.command === 'pick' || item.command === 'reword' || item.command === 'edit'
      ? lines.map((text): TodoItem => ({ command: 'exec', commit: undefined, text }))
      : []),
  ]);

/** Takes picks off the head of the list whose parent HEAD would be: HEAD can go there at once. */
function skipUnneeded(items: readonly TodoItem[], onto: string, allowed: boolean) {
  let base = onto;
  let count = 0;
  for (const { command, commit } of allowed ? items : []) {
    if (command !== 'noop' && command !== 'drop') {
      if (command !== 'pick' || commit?.parents[0] !== base || commit.parents.length !== 1) break;
      base = commit.id;
    }
    count++;
  }
  return { base, count };
}

/** Begins a rebase and works its list off. @returns the exit code. */
export async function startRebase(context: CommandContext, rebase: NewRebase): Promise<number> {
  const { range, start } = rebase;
  const state = new RebaseState(context);
  const plan = planRebase(context.repo.objects, range);
  tellSkipped(context, plan.skipped);
  state.begin(start);
  if (rebase.autostash !== undefined) keepAutostash(state, rebase.autostash);
  let items: readonly TodoItem[] =
    plan.items.length === 0 ? [{ command: 'noop', commit: undefined, text: '' }] : plan.items;
  if (rebase.autosquash) items = rearrangeSquash(items);
  items = withExec(items, rebase.exec);
  const giveUp = (text: string): never => {
    state.remove();
    if (rebase.autostash !== undefined) restoreAutostash(context, rebase.autostash);
    throw new GitFailure(text, 1);
  };
  const edited = await editTodo(context, state, items, range, rebase.interactive);
  const goTo = (id: string) =>
    moveHead(context, {
      id,
      branch: undefined,
      hard: false,
      reflog: `${rebaseReflog(context, 'start')}: checkout ${rebase.ontoName}`,
      origHead: start.origHead,
    });
  if (edited.kind === 'failed') {
    goTo(start.onto);
    throw new GitFailure(edited.text, 1);
  }
  items = edited.items;
  if (items.length === 0) giveUp('error: nothing to do');
  const { base, count } = skipUnneeded(items, start.onto, start.allowFastForward);
  const done = items.slice(0, count);
  if (count > 0) {
    state.noteDone(done);
    state.write('rewritten-list', '');
  }
  const left = items.slice(count);
  try {
    goTo(base);
  } catch (error) {
    if (error instanceof GitFailure) giveUp(`${error.text}\nerror: could not detach HEAD`);
    throw error;
  }
  state.write('git-rebase-todo', formatTodo(context, left));
  state.write('end', `${items.filter((item) => item.command !== 'noop').length}\n`);
  return runSteps({ context, state, start }, left, done.filter((item) => item.command !== 'noop').length);
}
