import { commitCommand } from '../commands/commit/commit';
import { type Commit, firstLineOf } from '../objects/commit';
import type { CommandContext } from '../program/context';
import { runAsChild } from '../sequencer/borrowed-commands';
import type { PickOutcome } from '../sequencer/pick-options';
import type { Index } from '../staging/index-file';
import { filesOfIndex, writeTreeOf } from '../staging/trees';
import type { RebaseState } from './rebase-state';
import type { TodoItem } from './rebase-todo';

const body = (commit: Commit): string => commit.message.replace(/^\n+/, '');

const commented = (text: string): string =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `${line === '' ? '#' : `# ${line}`}\n`)
    .join('');

/** How many commits have been melded into the current one, from the file that lists them. */
const meldedCount = (state: RebaseState): number =>
  (state.read('current-fixups') ?? '').split('\n').filter(Boolean).length;

const MARKED = /^(amend|squash|fixup)!/;

/** Whether a message so far is to be edited: a `squash` was among those that made it. */
const seenSquash = (state: RebaseState): boolean => /^squash/m.test(state.read('current-fixups') ?? '');

/**
 * Puts the message of a commit that is about to be melded into the combined one (`message-squash`).
 */
export function prepareMeld(
  context: CommandContext,
  state: RebaseState,
  item: TodoItem,
  commit: Commit,
): void {
  const { fs, refs, objects } = context.repo;
  const count = meldedCount(state);
  let text: string;
  if (count > 0) {
    const before = fs.readText(`${state.folder}/message-squash`);
    text = before.replace(/^#[^\n]*/, `# This is a combination of ${count + 2} commits.`);
  } else {
    const head = body(objects.commit(refs.head().id!));
    if (item.command === 'fixup' && item.flag === undefined) state.write('message-fixup', head);
    text = `# This is a combination of 2 commits.\n# This is the 1st commit message:\n\n${head}`;
  }
  const own = body(commit);
  if (item.command === 'squash' || item.flag !== undefined) {
    const hides =
      MARKED.test(own) && (item.command === 'squash' || own.startsWith('amend!') || seenSquash(state));
    const end = hides ? Math.max(own.indexOf('\n'), 0) || own.length : 0;
    const hidden = own.slice(0, end);
    text += `\n# This is the commit message #${count + 2}:\n\n${hidden === '' ? '' : commented(hidden).replace(/\n$/, '')}${own.slice(end)}`;
    if (item.command === 'squash') state.delete('message-fixup');
    else state.write('message-fixup', own.replace(/^amend![^\n]*\n+/, ''));
  } else text += `\n# The commit message #${count + 2} will be skipped:\n\n${commented(own)}`;
  const listed = state.read('current-fixups');
  state.write('current-fixups', `${listed === undefined ? '' : `${listed}\n`}${item.command} ${commit.id}`);
  state.write('message-squash', text);
}

/** Forgets the messages of a row of melded commits: it is at its end. */
export function forgetMelded(state: RebaseState): void {
  for (const name of ['message-fixup', 'message-squash', 'current-fixups']) state.delete(name);
}

/**
 * Melds a commit whose change has been merged in into the commit before it.
 * @param isFinal whether it is the last of its row: then the combined message is edited, or that of the first one kept.
 */
export async function meld(
  context: CommandContext,
  state: RebaseState,
  commit: Commit,
  index: Index,
  { reflog, isFinal }: { readonly reflog: string; readonly isFinal: boolean },
): Promise<PickOutcome> {
  const { repo } = context;
  const { fs, refs, objects } = repo;
  const edits = isFinal && !state.has('message-fixup');
  if (edits) {
    const path = `${repo.gitDir}/SQUASH_MSG`;
    fs.write(path, fs.readText(`${state.folder}/message-squash`));
    refs.removePseudo('MERGE_MSG');
    refs.writePseudo('REBASE_HEAD', commit.id);
    const code = await runAsChild(context, commitCommand, ['-n', '--amend', '-F', path, '-e'], {
      GIT_REFLOG_ACTION: reflog,
    });
    if (code !== 0) return { kind: 'stopped', code };
  } else {
    const head = objects.commit(refs.head().id!);
    const name = isFinal ? 'message-fixup' : 'message-squash';
    const message = fs.readText(`${state.folder}/${name}`);
    const id = objects.writeCommit({
      tree: writeTreeOf(objects, filesOfIndex(index)),
      parents: head.parents,
      author: head.author,
      committer: context.identity('committer'),
      message,
    });
    refs.update('HEAD', id, context.note(`${reflog}: ${firstLineOf(message)}`));
    refs.removePseudo('MERGE_MSG');
  }
  if (isFinal) forgetMelded(state);
  return { kind: 'done' };
}

/** Leaves the combined message for the user when a commit could not be melded. */
export function leaveMeldMessage(context: CommandContext, state: RebaseState): void {
  const text = context.repo.fs.readText(`${state.folder}/message-squash`);
  state.write('message', text);
  context.repo.fs.write(`${context.repo.gitDir}/MERGE_MSG`, text);
}

/** Whether a line melds into the one before it. */
export const isMeld = (item: TodoItem | undefined): boolean =>
  item?.command === 'squash' || item?.command === 'fixup';
