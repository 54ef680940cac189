import { contentReader } from '../../diff/file-change';
import { detectRenames } from '../../diff/renames';
import { countChanges, formatStat, formatSummary } from '../../diff/stat';
import { diffTrees } from '../../diff/tree-diff';
import { isAncestor, mergeBases } from '../../history/merge-base';
import { applyMerge, mergeSettingsOf, stagedPaths } from '../../merge/apply-merge';
import { mergeCommits } from '../../merge/merge-commits';
import type { TreeMerge } from '../../merge/merge-trees';
import type { ObjectId } from '../../objects/object-id';
import type { CommandContext } from '../../program/context';
import { editFile } from '../../program/editor';
import { die, GitFailure } from '../../program/failure';
import { readOperations } from '../../status/operation';
import { ignoreRulesOf } from '../../status/status';
import { cleanMessage } from '../../text/clean-message';
import { applyPlan, planSwitch } from '../../worktree/tree-switch';
import { conflictComment, defaultMergeMessage, type MergeHead } from './merge-message';
import { squashMessage } from './squash-message';

/** How a merge is to be done. */
export interface MergeRequest {
  readonly head: MergeHead;
  /** `no`: always a merge commit; `only`: nothing but a fast-forward. */
  readonly fastForward: 'yes' | 'no' | 'only';
  /** Stop before the commit. */
  readonly noCommit: boolean;
  readonly squash: boolean;
  /** The whole message; undefined: git's own. */
  readonly message: string | undefined;
  readonly edit: boolean;
  readonly quiet: boolean;
  readonly stat: boolean;
  readonly favor: 'ours' | 'theirs' | undefined;
  /** Keep our tree, whatever theirs is (`-s ours`). */
  readonly keepOurs: boolean;
  readonly allowUnrelated: boolean;
  /** What the reflog says before the colon: `merge feat`. */
  readonly reflogAction: string;
}

/** @throws GitFailure while a merge or a pick is not concluded. */
export function refuseUnfinished(context: CommandContext, paths: readonly string[]): void {
  if (paths.length > 0) {
    context.errorLine('error: Merging is not possible because you have unmerged files.');
    context.hint(
      'resolveConflict',
      "Fix them up in the work tree, and then use 'git add/rm <file>'\nas appropriate to mark resolution and make a commit.",
    );
    throw new GitFailure('fatal: Exiting because of an unresolved conflict.', 128);
  }
  const operations = readOperations(context.repo);
  if (operations.merge)
    die(
      'You have not concluded your merge (MERGE_HEAD exists).\nPlease, commit your changes before you merge.',
    );
  if (operations.cherryPick != null)
    die(
      'You have not concluded your cherry-pick (CHERRY_PICK_HEAD exists).\nPlease, commit your changes before you merge.',
    );
}

/** Merges one commit into HEAD. @returns the exit code. */
export async function runMerge(context: CommandContext, request: MergeRequest): Promise<number> {
  const { repo } = context;
  const index = repo.readIndex();
  refuseUnfinished(context, index.unmergedPaths());
  const ours = repo.refs.head().id;
  const theirs = request.head.id;
  if (ours === undefined) return mergeIntoUnborn(context, request);
  repo.refs.writePseudo('ORIG_HEAD', ours);
  const bases = mergeBases(repo.objects, ours, [theirs]);
  if (bases.length === 0 && !request.allowUnrelated) die('refusing to merge unrelated histories');
  if (isAncestor(repo.objects, theirs, ours)) {
    if (!request.quiet)
      context.line(request.squash ? 'Already up to date. (nothing to squash)' : 'Already up to date.');
    return 0;
  }
  const canForward = bases.length === 1 && bases[0] === ours;
  if (canForward && request.fastForward !== 'no' && !request.keepOurs)
    return fastForward(context, request, ours);
  if (request.fastForward === 'only') die('Not possible to fast-forward, aborting.');
  return trueMerge(context, request, ours);
}

/** HEAD has no commit yet: the branch is simply put where the other is. */
function mergeIntoUnborn(context: CommandContext, request: MergeRequest): number {
  switchFiles(context, undefined, request.head.id);
  context.repo.refs.update('HEAD', request.head.id, context.note('initial pull'));
  return 0;
}

function switchFiles(context: CommandContext, from: ObjectId | undefined, to: ObjectId): void {
  const { repo, worktree } = context;
  const index = repo.readIndex();
  const scene = {
    objects: repo.objects,
    worktree,
    index,
    ignored: ignoreRulesOf(repo, worktree, context.env.HOME),
  };
  const tree = (id: ObjectId) => repo.objects.commit(id).tree;
  const plan = planSwitch(scene, from === undefined ? undefined : tree(from), tree(to));
  plan.obstacles.refuse('merge', 1);
  applyPlan(scene, plan);
  index.save(repo.fs, repo.gitDir);
}

function fastForward(context: CommandContext, request: MergeRequest, ours: ObjectId): number {
  const { repo } = context;
  const theirs = request.head.id;
  if (!request.quiet)
    context.line(`Updating ${repo.objects.abbreviate(ours)}..${repo.objects.abbreviate(theirs)}`);
  switchFiles(context, ours, theirs);
  finish(context, request, ours, theirs, 'Fast-forward');
  return 0;
}

/** Says how the merge went, moves HEAD (or writes the message of a squash), and shows how much changed. */
function finish(
  context: CommandContext,
  request: MergeRequest,
  before: ObjectId,
  after: ObjectId,
  how: string,
): void {
  const { repo } = context;
  if (!request.quiet) context.line(how);
  if (request.squash) squashMessage(context, before, request.head.id, request.quiet);
  else repo.refs.update('HEAD', after, context.note(`${request.reflogAction}: ${how}`));
  if (request.stat && !request.quiet) showStat(context, before, after);
}

function showStat(context: CommandContext, before: ObjectId, after: ObjectId): void {
  const { objects } = context.repo;
  const read = contentReader(objects);
  const changes = diffTrees(objects, objects.commit(before).tree, objects.commit(after).tree);
  const found = detectRenames(changes, read);
  const width = Number(context.env.COLUMNS) || 80;
  context.write(formatStat(countChanges(found, read), { width }) + formatSummary(found));
}

async function trueMerge(context: CommandContext, request: MergeRequest, ours: ObjectId): Promise<number> {
  const { repo } = context;
  const index = repo.readIndex();
  const oursTree = repo.objects.commit(ours).tree;
  const theirs = request.head.id;
  refuseStaged(context, request, stagedPaths(context, index, oursTree));
  const merge: TreeMerge = request.keepOurs
    ? { tree: oursTree, files: new Map(), clean: true, conflicts: [], messages: [] }
    : mergeCommits(repo.objects, ours, theirs, {
        ...mergeSettingsOf(context),
        labels: { ours: 'HEAD', theirs: request.head.name },
        ...(request.favor !== undefined && { favor: request.favor }),
      });
  try {
    applyMerge(context, index, oursTree, merge, { command: 'merge', failureCode: 2 });
  } catch (error) {
    if (error instanceof GitFailure && error.exitCode === 2)
      throw new GitFailure(`${error.text}\nMerge with strategy ort failed.`, 2);
    throw error;
  }
  for (const message of merge.messages) context.line(message);
  const message = request.message ?? defaultMergeMessage(context, request.head);
  if (!merge.clean) return stopOnConflict(context, request, ours, message);
  if (request.squash || request.noCommit) {
    if (request.squash) squashMessage(context, ours, theirs, request.quiet);
    else writeState(context, request, message);
    if (!request.quiet)
      context.errorLine('Automatic merge went well; stopped before committing as requested');
    return 0;
  }
  return commitMerge(context, request, ours, merge, message);
}

/** @throws GitFailure when the index holds changes. Git saves and restores them, which leaves an entry in the reflog. */
function refuseStaged(context: CommandContext, request: MergeRequest, staged: readonly string[]): void {
  if (staged.length === 0) return;
  const head = context.repo.refs.head().id!;
  context.repo.refs.update('HEAD', head, context.note(`${request.reflogAction}: updating HEAD`));
  if (request.keepOurs) throw new GitFailure('Merge with strategy ours failed.', 2);
  throw new GitFailure(
    `error: Your local changes to the following files would be overwritten by merge:\n  ${staged.join(' ')}\nMerge with strategy ort failed.`,
    2,
  );
}

/** Writes the files that tell the next commit that it concludes a merge. */
function writeState(context: CommandContext, request: MergeRequest, message: string): void {
  const { fs, gitDir, refs } = context.repo;
  fs.write(`${gitDir}/MERGE_MSG`, message);
  fs.write(`${gitDir}/MERGE_MODE`, request.fastForward === 'no' ? 'no-ff' : '');
  refs.writePseudo('MERGE_HEAD', request.head.id);
}

function stopOnConflict(
  context: CommandContext,
  request: MergeRequest,
  ours: ObjectId,
  message: string,
): number {
  const { repo } = context;
  const comment = conflictComment(repo.readIndex().unmergedPaths());
  if (request.squash) {
    squashMessage(context, ours, request.head.id, request.quiet);
    repo.fs.write(`${repo.gitDir}/MERGE_MSG`, comment);
  } else writeState(context, request, message + comment);
  context.line('Automatic merge failed; fix conflicts and then commit the result.');
  return 1;
}

async function commitMerge(
  context: CommandContext,
  request: MergeRequest,
  ours: ObjectId,
  merge: TreeMerge,
  draft: string,
): Promise<number> {
  const { repo } = context;
  let text = draft;
  if (request.edit) {
    writeState(context, request, draft);
    await editFile(context, `${repo.gitDir}/MERGE_MSG`);
    text = repo.fs.readText(`${repo.gitDir}/MERGE_MSG`);
    for (const name of ['MERGE_HEAD', 'MERGE_MSG', 'MERGE_MODE']) repo.refs.removePseudo(name);
  }
  const message = cleanMessage(text, request.edit ? 'strip' : 'whitespace');
  if (message === '') {
    writeState(context, request, draft);
    throw new GitFailure(
      "error: Empty commit message.\nNot committing merge; use 'git commit' to complete the merge.",
      1,
    );
  }
  const id = repo.objects.writeCommit({
    tree: merge.tree,
    parents: [ours, request.head.id],
    author: context.identity('author'),
    committer: context.identity('committer'),
    message,
  });
  finish(context, request, ours, id, `Merge made by the '${request.keepOurs ? 'ours' : 'ort'}' strategy.`);
  return 0;
}
