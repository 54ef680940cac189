import type { CommandContext } from '../program/context';
import { GitFailure } from '../program/failure';
import { applyStash } from '../stash/apply-stash';
import { createStash } from '../stash/create-stash';
import { stashAt } from '../stash/stash-entry';
import { storeStash } from '../stash/stash-list';
import { Pathspecs } from '../worktree/pathspec';
import { moveTree } from './move-head';
import type { RebaseState } from './rebase-state';

const FILE = 'autostash';

/** Puts local changes aside before a rebase. @returns their commit; undefined: there are none. */
export function createAutostash(context: CommandContext): string | undefined {
  const made = createStash(context, {
    specs: new Pathspecs([]),
    untracked: 'no',
    staged: false,
    message: 'autostash',
  });
  if (made === undefined) return undefined;
  context.line(`Created autostash: ${context.repo.objects.abbreviate(made.id)}`);
  moveTree(context, context.repo.refs.head().id!, true);
  return made.id;
}

/** Keeps the autostash with the other files of the rebase. */
export const keepAutostash = (state: RebaseState, id: string): void => state.write(FILE, `${id}\n`);

/** Brings the autostash of a rebase back, if it has one. */
export function applyAutostash(context: CommandContext, state: RebaseState): void {
  const id = state.read(FILE);
  if (id === undefined || id === '') return;
  state.delete(FILE);
  restoreAutostash(context, id);
}

/** Brings put-aside changes back; when they do not fit any more they go into the list of stashes. */
export function restoreAutostash(context: CommandContext, id: string): void {
  let complete = false;
  try {
    const entry = { ...stashAt(context, id, id), revision: id, index: undefined };
    complete = applyStash(context, entry, { index: false, quiet: true, silent: true });
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
  }
  if (complete) {
    context.errorLine('Applied autostash.');
    return;
  }
  storeStash(context, id, 'autostash');
  context.errorLine(
    'Applying autostash resulted in conflicts.\nYour changes are safe in the stash.\nYou can run "git stash pop" or "git stash drop" at any time.',
  );
}
