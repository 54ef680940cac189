import { commitCommand, forgetOperation } from '../commands/commit/commit';
import type { CommandContext } from '../program/context';
import { editorOf } from '../program/editor';
import { GitFailure } from '../program/failure';
import { runAsChild } from '../sequencer/borrowed-commands';
import { readStatus } from '../status/status';
import { applyAutostash } from './autostash';
import { readEdited } from './edit-todo';
import { moveHead, moveTree } from './move-head';
import { RebaseState } from './rebase-state';
import { noteRewritten } from './rewritten';
import { rebaseReflog, runSteps } from './run-steps';
import { readAuthorScript } from './stop-files';

const STAGED_ADVICE = `error: you have staged changes in your working tree
If these changes are meant to be squashed into the previous commit, run:

  git commit --amend 

If they are meant to go into a new commit, run:

  git commit 

In both cases, once you're done, continue with:

  git rebase --continue
`;

/** `git rebase --continue`: commits what was resolved and works the rest of the list off. */
export async function continueRebase(context: CommandContext): Promise<number> {
  const { repo, worktree } = context;
  const index = repo.readIndex();
  const status = readStatus(repo, worktree, index, { untracked: 'no', renames: false });
  for (const { path } of status.unmerged) context.line(`${path}: needs merge`);
  if (status.unmerged.length > 0 || status.changed.some((one) => one.unstaged !== ' ')) {
    context.line('You must edit all merge conflicts and then\nmark them as resolved using git add');
    return 1;
  }
  return proceed(context);
}

async function proceed(context: CommandContext): Promise<number> {
  const state = new RebaseState(context);
  const edited = readEdited(context, state);
  if (edited.kind === 'failed') throw new GitFailure(edited.text, 1);
  const items = edited.items.filter((item) => item.command !== 'noop');
  const done = state.doneCount;
  state.write('end', `${done + items.length}\n`);
  await commitStaged(context, state);
  const stopped = state.read('stopped-sha');
  if (stopped !== undefined && stopped !== '') noteRewritten(context, state, stopped, items[0]);
  return runSteps({ context, state, start: state.start }, items, done);
}

/** Commits what the user has staged at a stop, with the author and message of the commit that stopped. */
async function commitStaged(context: CommandContext, state: RebaseState): Promise<void> {
  const { repo, worktree } = context;
  const status = readStatus(repo, worktree, repo.readIndex(), { untracked: 'no', renames: false });
  const isClean = !status.changed.some((one) => one.staged !== ' ');
  if (!isClean && !state.has('message')) throw new GitFailure(STAGED_ADVICE, 1);
  const amend = state.read('amend');
  if (amend !== undefined && !isClean && amend !== repo.refs.head().id)
    throw new GitFailure(
      "error: \nYou have uncommitted changes in your working tree. Please, commit them\nfirst and then run 'git rebase --continue' again.",
      1,
    );
  if (isClean) {
    repo.refs.removePseudo('CHERRY_PICK_HEAD');
    repo.refs.removePseudo('MERGE_MSG');
    return;
  }
  const edits = editorOf(context) !== undefined;
  const args = ['-n', '-F', `${state.folder}/message`, '--allow-empty', edits ? '-e' : '--cleanup=strip'];
  if (amend !== undefined) args.push('--amend');
  const code = await runAsChild(context, commitCommand, args, {
    ...readAuthorScript(state.read('author-script') ?? ''),
    GIT_REFLOG_ACTION: rebaseReflog(context, 'continue'),
  });
  if (code !== 0) throw new GitFailure('error: could not commit staged changes.', 1);
  state.delete('amend');
  state.delete('current-fixups');
  repo.refs.removePseudo('MERGE_HEAD');
  repo.refs.removePseudo('AUTO_MERGE');
}

/** `git rebase --skip`: drops the commit that stopped, with all local changes. */
export async function skipInRebase(context: CommandContext): Promise<number> {
  moveTree(context, context.repo.refs.head().id!, true);
  forgetOperation(context);
  return proceed(context);
}

/** `git rebase --abort`: back to where the branch stood before. */
export function abortRebase(context: CommandContext): number {
  const state = new RebaseState(context);
  const { branch, origHead } = state.start;
  forgetOperation(context);
  moveHead(context, {
    id: origHead,
    branch,
    hard: true,
    reflog: `${rebaseReflog(context, 'abort')}: returning to ${branch ?? origHead}`,
  });
  applyAutostash(context, state);
  state.remove();
  context.repo.refs.removePseudo('REBASE_HEAD');
  return 0;
}

/** `git rebase --quit`: forgets the rebase and leaves everything as it is. */
export function quitRebase(context: CommandContext): number {
  const state = new RebaseState(context);
  state.remove();
  context.repo.refs.removePseudo('REBASE_HEAD');
  return 0;
}
