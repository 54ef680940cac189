import type { CommandContext } from '../program/context';
import { applyAutostash } from './autostash';
import { clearLine } from './progress';
import type { RebaseStart, RebaseState } from './rebase-state';
import { flushRewritten } from './rewritten';

/** Lets the branch name what has been picked, puts HEAD back on it, and clears up. */
export function finishRebase(context: CommandContext, state: RebaseState, start: RebaseStart): void {
  const { refs } = context.repo;
  const action = context.reflogAction('rebase');
  const head = refs.head().id;
  if (start.branch !== undefined && head !== undefined) {
    const { branch, onto } = start;
    if (refs.read(branch) !== head)
      refs.update(branch, head, context.note(`${action} (finish): ${branch} onto ${onto}`));
    refs.setSymbolic('HEAD', branch, context.note(`${action} (finish): returning to ${branch}`));
  }
  if (state.has('rewritten-pending')) flushRewritten(context, state);
  applyAutostash(context, state);
  if (!start.quiet) {
    if (!start.verbose) clearLine(context);
    context.errorLine(`Successfully rebased and updated ${start.branch ?? 'detached HEAD'}.`);
  }
  state.remove();
}
