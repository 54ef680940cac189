import { diffFiles } from '../diff/file-change';
import { type Commit, subjectOf } from '../objects/commit';
import type { ObjectId } from '../objects/object-id';
import type { FileEntry } from '../objects/tree';
import type { CommandContext } from '../program/context';
import { GitFailure } from '../program/failure';
import { shortRefName } from '../refs/ref-name';
import type { Index } from '../staging/index-file';
import { filesOfIndex, filesOfTree, writeTreeOf } from '../staging/trees';
import { ignoreRulesOf } from '../status/status';
import type { Pathspecs } from '../worktree/pathspec';
import { findUntracked } from '../worktree/untracked';

/** What a stash shall hold. */
export interface StashRequest {
  readonly specs: Pathspecs;
  readonly untracked: 'no' | 'untracked' | 'all';
  /** Only what is staged. */
  readonly staged: boolean;
  /** '' : `WIP on …`. */
  readonly message: string;
}

/** A stash that has been made, and is not in the list yet. */
export interface MadeStash {
  readonly id: ObjectId;
  readonly message: string;
  readonly indexTree: ObjectId;
  readonly untracked: readonly string[];
}

/** The untracked files that a stash would take. */
export function untrackedFiles(context: CommandContext, index: Index, request: StashRequest): string[] {
  if (request.untracked === 'no') return [];
  const { repo, worktree } = context;
  const found = findUntracked(worktree, index, ignoreRulesOf(repo, worktree, context.env.HOME), {
    mode: 'all',
    withIgnored: request.untracked === 'all',
  });
  const files = [...found.untracked, ...found.ignored].flatMap((path) =>
    path.endsWith('/')
      ? worktree.fs
          .filesBelow(worktree.absolute(path.slice(0, -1)))
          .map((file) => path.slice(0, -1) + file.slice(worktree.absolute(path.slice(0, -1)).length))
      : [path],
  );
  return files.filter((path) => request.specs.matches(path));
}

/** Whether tracked files differ from HEAD, in the index or the working tree. */
export function hasChanges(context: CommandContext, index: Index, head: Commit, specs: Pathspecs): boolean {
  const { repo, worktree } = context;
  const staged = diffFiles(filesOfTree(repo.objects, head.tree), filesOfIndex(index));
  if (staged.some((change) => specs.matches(change.newPath))) return true;
  return index
    .entries()
    .some((entry) => entry.stage === 0 && specs.matches(entry.path) && worktree.differs(entry, index));
}

/** The tree that the working tree would make: tracked files as they stand there. */
function worktreeTree(context: CommandContext, index: Index, head: Commit, specs: Pathspecs): ObjectId {
  const { repo, worktree } = context;
  const files = new Map<string, FileEntry>(filesOfIndex(index));
  const tracked = new Set([...filesOfTree(repo.objects, head.tree).keys(), ...index.paths()]);
  for (const path of tracked) {
    if (!specs.matches(path)) continue;
    if (worktree.mode(path) === undefined) files.delete(path);
    else files.set(path, worktree.stage(path, repo.objects));
  }
  return writeTreeOf(repo.objects, files);
}

function untrackedTree(context: CommandContext, paths: readonly string[]): ObjectId {
  const { repo, worktree } = context;
  return writeTreeOf(
    repo.objects,
    new Map(paths.map((path): [string, FileEntry] => [path, worktree.stage(path, repo.objects)])),
  );
}

/**
 * Stores a stash as commits: one for the index, one for untracked files when asked for, one for the working tree.
 * Undefined: there is nothing to put aside.
 * @throws GitFailure before the first commit.
 */
export function createStash(context: CommandContext, request: StashRequest): MadeStash | undefined {
  const { repo } = context;
  const { ref, id } = repo.refs.head();
  if (id === undefined) throw new GitFailure('You do not have the initial commit yet', 1);
  const head = repo.objects.commit(id);
  const index = repo.readIndex();
  const untracked = untrackedFiles(context, index, request);
  if (untracked.length === 0 && !hasChanges(context, index, head, request.specs)) return undefined;

  const branch = ref === undefined ? '(no branch)' : shortRefName(ref);
  const place = `${branch}: ${repo.objects.abbreviate(id)} ${subjectOf(head.message)}`.trimEnd();
  const who = { author: context.identity('author'), committer: context.identity('committer') };
  const indexTree = writeTreeOf(repo.objects, filesOfIndex(index));
  if (request.staged && indexTree === head.tree) throw new GitFailure('No staged changes', 1);
  const staged = repo.objects.writeCommit({
    ...who,
    tree: indexTree,
    parents: [id],
    message: `index on ${place}\n`,
  });
  const parents = [id, staged];
  if (request.untracked !== 'no')
    parents.push(
      repo.objects.writeCommit({
        ...who,
        tree: untrackedTree(context, untracked),
        parents: [],
        message: `untracked files on ${place}\n`,
      }),
    );
  const tree = request.staged ? indexTree : worktreeTree(context, index, head, request.specs);
  const message = request.message === '' ? `WIP on ${place}` : `On ${branch}: ${request.message}`;
  return {
    id: repo.objects.writeCommit({ ...who, tree, parents, message }),
    message,
    indexTree,
    untracked,
  };
}
