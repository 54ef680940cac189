import type { CommandContext } from '../program/context';
import { GitFailure } from '../program/failure';
import type { Index } from '../staging/index-file';

const GERUNDS: Readonly<Record<string, string>> = {
  'cherry-pick': 'Cherry-picking',
  revert: 'Reverting',
  rebase: 'Rebasing',
  merge: 'Merging',
  pull: 'Pulling',
  commit: 'Committing',
};

/** Says that a command cannot go on over a conflict, with the advice of git. */
export function tellUnmerged(context: CommandContext, command: string): void {
  context.errorLine(`error: ${GERUNDS[command] ?? command} is not possible because you have unmerged files.`);
  context.hint(
    'resolveConflict',
    "Fix them up in the work tree, and then use 'git add/rm <file>'\nas appropriate to mark resolution and make a commit.",
  );
}

/** Says that staged changes are in the way of a pick. */
export function tellDirtyIndex(context: CommandContext, index: Index, command: string): void {
  if (index.isUnmerged) {
    tellUnmerged(context, command);
    return;
  }
  context.errorLine(`error: your local changes would be overwritten by ${command}.`);
  context.hint('commitBeforeMerge', 'commit your changes or stash them to proceed.');
}

/** Ends `cherry-pick` or `revert` once its errors have been printed. */
export const sequenceFailed = (command: string): GitFailure =>
  new GitFailure(`fatal: ${command} failed`, 128);
