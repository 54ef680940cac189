import type { CommandContext } from '../program/context';
import { type Operations, type RebaseState, readGitFile } from './operation';
import type { WorktreeStatus } from './status';

const SHOWN_STEPS = 2;

/** What `git status` says of a merge, rebase, cherry-pick, revert or bisection under way; [] when there is none. */
export function operationLines(
  context: CommandContext,
  status: WorktreeStatus,
  operations: Operations,
  hints: boolean,
  amend: boolean,
): string[] {
  const unmerged = status.unmerged.length > 0;
  const lines: string[] = [];
  const block = (head: readonly string[], hintLines: readonly string[]) =>
    lines.push(...head, ...(hints ? hintLines.map((hint) => `  (${hint})`) : []), '');
  if (operations.merge) {
    if (operations.rebase !== undefined) lines.push(...rebaseSteps(context, hints), '');
    if (unmerged)
      block(
        ['You have unmerged paths.'],
        ['fix conflicts and run "git commit"', 'use "git merge --abort" to abort the merge'],
      );
    else block(['All conflicts fixed but you are still merging.'], ['use "git commit" to conclude merge']);
  } else if (operations.rebase !== undefined) {
    lines.push(...rebaseSteps(context, hints));
    rebaseState(context, operations.rebase, unmerged, amend, block);
  } else if (operations.cherryPick !== undefined)
    sequence(context, currentOf(operations, operations.cherryPick), unmerged, 'cherry-pick', block);
  else if (operations.revert !== undefined)
    sequence(context, currentOf(operations, operations.revert), unmerged, 'revert', block);
  if (operations.bisect !== undefined)
    block(
      [`You are currently bisecting, started from branch '${operations.bisect}'.`],
      ['use "git bisect reset" to get back to the original branch'],
    );
  return lines;
}

/** Git names the commit under way only where it was picked or reverted alone. */
const currentOf = ({ sequence: list }: Operations, commit: string | null): string | null =>
  list === undefined ? commit : null;

type Block = (head: readonly string[], hints: readonly string[]) => void;

function sequence(
  context: CommandContext,
  commit: string | null,
  unmerged: boolean,
  command: 'cherry-pick' | 'revert',
  block: Block,
): void {
  const doing = command === 'cherry-pick' ? 'cherry-picking' : 'reverting';
  const title = command === 'cherry-pick' ? 'Cherry-pick' : 'Revert';
  const proceed = unmerged
    ? `fix conflicts and run "git ${command} --continue"`
    : commit === null
      ? `run "git ${command} --continue" to continue`
      : `all conflicts fixed: run "git ${command} --continue"`;
  block(
    [
      commit === null
        ? `${title} currently in progress.`
        : `You are currently ${doing} commit ${context.repo.objects.abbreviate(commit)}.`,
    ],
    [
      proceed,
      `use "git ${command} --skip" to skip this patch`,
      `use "git ${command} --abort" to cancel the ${command} operation`,
    ],
  );
}

/** The steps of a rebase in a todo or done file, ids shortened, comments left out. */
function stepsIn(context: CommandContext, name: string): string[] {
  return (readGitFile(context.repo, name) ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/\b[0-9a-f]{40}\b/, (id) => context.repo.objects.abbreviate(id)));
}

function rebaseSteps(context: CommandContext, hints: boolean): string[] {
  const done = stepsIn(context, 'rebase-merge/done');
  const todo = stepsIn(context, 'rebase-merge/git-rebase-todo');
  const lines: string[] = [];
  if (done.length === 0) lines.push('No commands done.');
  else {
    const one = done.length === 1;
    lines.push(`Last command${one ? '' : 's'} done (${done.length} command${one ? '' : 's'} done):`);
    lines.push(...done.slice(-SHOWN_STEPS).map((step) => `   ${step}`));
    if (done.length > SHOWN_STEPS && hints) lines.push('  (see more in file .git/rebase-merge/done)');
  }
  if (todo.length === 0) lines.push('No commands remaining.');
  else {
    const one = todo.length === 1;
    lines.push(`Next command${one ? '' : 's'} to do (${todo.length} remaining command${one ? '' : 's'}):`);
    lines.push(...todo.slice(0, SHOWN_STEPS).map((step) => `   ${step}`));
    if (hints) lines.push('  (use "git rebase --edit-todo" to view and edit)');
  }
  return lines;
}

function rebaseState(
  context: CommandContext,
  { branch, onto }: RebaseState,
  unmerged: boolean,
  amend: boolean,
  block: Block,
): void {
  const rebasing =
    branch === undefined
      ? 'You are currently rebasing.'
      : `You are currently rebasing branch '${branch}' on '${onto}'.`;
  if (unmerged)
    block(
      [rebasing],
      [
        'fix conflicts and then run "git rebase --continue"',
        'use "git rebase --skip" to skip this patch',
        'use "git rebase --abort" to check out the original branch',
      ],
    );
  else if (readGitFile(context.repo, 'MERGE_MSG') !== undefined)
    block([rebasing], ['all conflicts fixed: run "git rebase --continue"']);
  else
    block(
      [
        branch === undefined
          ? 'You are currently editing a commit during a rebase.'
          : `You are currently editing a commit while rebasing branch '${branch}' on '${onto}'.`,
      ],
      amend
        ? []
        : [
            'use "git commit --amend" to amend the current commit',
            'use "git rebase --continue" once you are satisfied with your changes',
          ],
    );
}
