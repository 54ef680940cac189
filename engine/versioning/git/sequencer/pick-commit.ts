import { StagecraftError } from '@/engine/core/errors';
import { commitCommand } from '../commands/commit/commit';
import { applyMerge, mergeSettingsOf, stagedPaths } from '../merge/apply-merge';
import { mergeTrees, type TreeMerge } from '../merge/merge-trees';
import { type Commit, firstLineOf } from '../objects/commit';
import { EMPTY_TREE_ID, type ObjectId } from '../objects/object-id';
import { tellHint } from '../program/advice';
import type { CommandContext } from '../program/context';
import { commitSummary, commitToHead } from '../program/create-commit';
import { fail, GitFailure } from '../program/failure';
import type { Index } from '../staging/index-file';
import { filesOfIndex, writeTreeOf } from '../staging/trees';
import { runAsChild } from './borrowed-commands';
import { tellDirtyIndex } from './dirty-index';
import { fastForwardTo } from './fast-forward';
import { commitLabel, conflictNote, pickMessage, tidyPickMessage } from './pick-message';
import type { PickOptions, PickOutcome } from './pick-options';

/** Thrown when a pick could not start: its error has been printed, nothing has changed. */
export class PickRefused extends StagecraftError<'pick-refused'> {
  constructor(reason: string) {
    super('pick-refused', `The commit cannot be picked: ${reason}`);
  }
}

/** Prints the error of a failure and turns it into a `PickRefused`. */
function refuse(context: CommandContext, text: string): never {
  if (text !== '') context.errorLine(text);
  throw new PickRefused(text);
}

/** The parent that a commit is compared with. @throws GitFailure for a merge without `-m`, or a parent it lacks. */
function chosenParent(context: CommandContext, commit: Commit, mainline: number): Commit | undefined {
  const { objects } = context.repo;
  if (commit.parents.length > 1 && mainline === 0)
    fail(`commit ${commit.id} is a merge but no -m option was given.`);
  const isChosen = commit.parents.length > 1 || mainline > 1;
  const id = commit.parents[isChosen ? mainline - 1 : 0];
  if (isChosen && id === undefined) fail(`commit ${commit.id} does not have parent ${mainline}`);
  return id === undefined ? undefined : objects.commit(id);
}

/** The commit that a pick stands upon; undefined: none, or only the empty one that a new root takes the place of. */
function headFor({ repo }: CommandContext, { rootBase }: PickOptions): ObjectId | undefined {
  const { id } = repo.refs.head();
  return id === rootBase ? undefined : id;
}

/** The tree that the change is made upon: HEAD's, or for `-n` the index's. */
function groundOf(context: CommandContext, index: Index, options: PickOptions): string {
  const { repo } = context;
  if (options.noCommit) {
    for (const { path, id, stage } of index.entries())
      if (stage !== 0) context.errorLine(`${path}: unmerged (${id})`);
    if (index.isUnmerged) fail('your index file is unmerged.');
    return writeTreeOf(repo.objects, filesOfIndex(index));
  }
  const head = headFor(context, options);
  const tree = head === undefined ? EMPTY_TREE_ID : repo.objects.commit(head).tree;
  if (index.isUnmerged || stagedPaths(context, index, tree).length > 0) {
    tellDirtyIndex(context, index, options.command);
    throw new PickRefused('dirty index');
  }
  return tree;
}

function mergeChange(
  context: CommandContext,
  commit: Commit,
  parent: Commit | undefined,
  ground: string,
  options: PickOptions,
): TreeMerge {
  const isRevert = options.action === 'revert';
  const label = commitLabel(context, commit);
  const parentLabel = `parent of ${label}`;
  const [base, next] = isRevert ? [commit, parent] : [parent, commit];
  const [baseLabel, nextLabel] = isRevert ? [label, parentLabel] : [parentLabel, label];
  return mergeTrees(
    context.repo.objects,
    { base: base?.tree, ours: ground, theirs: next?.tree },
    {
      ...mergeSettingsOf(context),
      ...(options.favor !== undefined && { favor: options.favor }),
      labels: {
        ours: 'HEAD',
        theirs: next === undefined ? '(empty tree)' : nextLabel,
        base: base === undefined ? '(empty tree)' : baseLabel,
      },
    },
  );
}

/** The advice of a command that stopped at a conflict. */
function advise(context: CommandContext, options: PickOptions): void {
  const { command } = options;
  if (options.advice !== undefined) {
    tellHint(context, options.advice);
    context.repo.refs.removePseudo('CHERRY_PICK_HEAD');
  } else if (options.noCommit)
    tellHint(
      context,
      "after resolving the conflicts, mark the corrected paths\nwith 'git add <paths>' or 'git rm <paths>'",
    );
  else
    tellHint(
      context,
      `After resolving the conflicts, mark them with\n"git add/rm <pathspec>", then run\n"git ${command} --continue".\nYou can instead skip this commit with "git ${command} --skip".\nTo abort and get back to the state before "git ${command}",\nrun "git ${command} --abort".`,
    );
}

/**
 * Picks or reverts one commit (git's `do_pick_commit`): merges its change into index and working tree, and commits.
 * @throws PickRefused when it cannot start; the error has been printed, nothing has changed.
 */
export async function pickCommit(
  context: CommandContext,
  commit: Commit,
  options: PickOptions,
): Promise<PickOutcome> {
  try {
    return await pick(context, commit, options);
  } catch (error) {
    if (error instanceof GitFailure) refuse(context, error.text);
    throw error;
  }
}

async function pick(context: CommandContext, commit: Commit, options: PickOptions): Promise<PickOutcome> {
  const { repo } = context;
  const { refs } = repo;
  const index = repo.readIndex();
  const ground = groundOf(context, index, options);
  const parent = chosenParent(context, commit, options.mainline);
  const head = headFor(context, options);
  if (
    options.allowFastForward &&
    parent?.id === head &&
    (head !== undefined || commit.parents.length === 0)
  ) {
    fastForwardTo(context, index, commit, options);
    return { kind: 'done' };
  }
  const merge = mergeChange(context, commit, parent, ground, options);
  applyMerge(context, index, ground, merge, { command: 'merge', failureCode: 128 });
  if (options.command !== 'rebase' || !merge.clean) for (const line of merge.messages) context.line(line);
  const message = pickMessage(context, commit, parent, options);
  const paths = [...new Set(merge.conflicts.map((one) => one.path))];
  repo.fs.write(`${repo.gitDir}/MERGE_MSG`, merge.clean ? message : message + conflictNote(paths));
  refs.writePseudo('AUTO_MERGE', merge.tree);
  if (options.action === 'pick' && !options.noCommit && options.conclude === undefined)
    refs.writePseudo('CHERRY_PICK_HEAD', commit.id);
  if (options.action === 'revert' && (options.noCommit || !merge.clean))
    refs.writePseudo('REVERT_HEAD', commit.id);
  if (!merge.clean) {
    const verb = options.action === 'revert' ? 'revert' : 'apply';
    context.errorLine(
      `error: could not ${verb} ${repo.objects.abbreviate(commit.id)}... ${firstLineOf(commit.message)}`,
    );
    advise(context, options);
    return { kind: 'stopped', code: 1 };
  }
  if (options.noCommit) return { kind: 'done' };
  return options.conclude?.(commit, index) ?? concludePick(context, commit, index, options);
}

/** Commits what a pick has staged. */
async function concludePick(
  context: CommandContext,
  commit: Commit,
  index: Index,
  options: PickOptions,
): Promise<PickOutcome> {
  const { repo } = context;
  const { refs, objects } = repo;
  const headId = headFor(context, options);
  const tree = writeTreeOf(objects, filesOfIndex(index));
  const unchanged = tree === (headId === undefined ? EMPTY_TREE_ID : objects.commit(headId).tree);
  const wasEmpty =
    commit.tree ===
    (commit.parents[0] === undefined ? EMPTY_TREE_ID : objects.commit(commit.parents[0]).tree);
  const allowed = options.keepRedundant || (options.allowEmpty && wasEmpty);
  if (unchanged && options.allowEmpty && !allowed && options.dropRedundant) {
    forgetPick(context);
    refs.removePseudo('AUTO_MERGE');
    context.errorLine(
      `dropping ${commit.id} ${firstLineOf(commit.message)} -- patch contents already upstream`,
    );
    return { kind: 'dropped' };
  }
  const edit = options.edit === true;
  if (edit || (unchanged && !allowed)) {
    const code = await runCommit(context, options, { edit, allowEmpty: unchanged && allowed });
    return code === 0 ? { kind: 'done' } : { kind: 'stopped', code };
  }
  const raw = `${repo.fs.readText(`${repo.gitDir}/MERGE_MSG`)}`;
  const message = tidyPickMessage(raw, options);
  const made = commitToHead(
    context,
    {
      tree,
      parents: headId === undefined ? [] : [headId],
      message,
      ...(options.action === 'pick' && { author: commit.author }),
    },
    `${options.reflog}: ${firstLineOf(message)}`,
  );
  forgetPick(context);
  if (options.command !== 'rebase') context.write(commitSummary(context, made, { showDate: true }));
  return { kind: 'done' };
}

/** Removes what told of a pick that has been concluded. */
export function forgetPick({ repo }: CommandContext): void {
  for (const name of ['CHERRY_PICK_HEAD', 'MERGE_MSG']) repo.refs.removePseudo(name);
}

/** Lets `git commit` conclude the pick: to edit the message, or to say that nothing is left to commit. */
function runCommit(
  context: CommandContext,
  options: PickOptions,
  { edit, allowEmpty }: { readonly edit: boolean; readonly allowEmpty: boolean },
): Promise<number> {
  const args = ['-n', ...(options.signoff ? ['-s'] : [])];
  if (!edit) args.push('-F', `${context.repo.gitDir}/MERGE_MSG`, '--cleanup=verbatim');
  else args.push('-e');
  if (options.cleanup !== undefined) args.push(`--cleanup=${options.cleanup}`);
  if (allowEmpty) args.push('--allow-empty');
  if (!edit) args.push('--allow-empty-message');
  return runAsChild(context, commitCommand, args, { GIT_REFLOG_ACTION: options.reflog });
}
