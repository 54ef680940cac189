import { contentReader, diffFiles } from '../diff/file-change';
import { detectRenames } from '../diff/renames';
import type { FileEntry } from '../objects/tree';
import { kindOfMode } from '../objects/tree';
import type { Repository } from '../program/repository';
import type { IndexEntry } from '../staging/index-entry';
import type { Index, UnmergedStages } from '../staging/index-file';
import { filesOfIndex, filesOfTree } from '../staging/trees';
import { compareBytes } from '../text/compare';
import { IgnoreRules } from '../worktree/ignore-rules';
import type { Pathspecs } from '../worktree/pathspec';
import { findUntracked } from '../worktree/untracked';
import type { Worktree } from '../worktree/worktree';

/** How the index differs from HEAD, or the working tree from the index. */
export type StatusLetter = ' ' | 'A' | 'M' | 'D' | 'R' | 'T';

/** A tracked path that is not as HEAD has it. */
export interface ChangedPath {
  readonly path: string;
  /** HEAD against the index. */
  readonly staged: StatusLetter;
  /** The index against the working tree. */
  readonly unstaged: StatusLetter;
  readonly head: FileEntry | undefined;
  readonly index: IndexEntry | undefined;
  /** Mode in the working tree; undefined: nothing there. */
  readonly worktreeMode: number | undefined;
  /** Where a staged rename comes from. */
  readonly renamedFrom: string | undefined;
  /** Similarity of the rename. */
  readonly score: number;
}

/** A path in conflict. */
export interface UnmergedPath {
  readonly path: string;
  readonly stages: UnmergedStages;
  /** Bit 0: base, bit 1: ours, bit 2: theirs. */
  readonly mask: number;
  readonly worktreeMode: number | undefined;
}

/** The state of a working tree. */
export interface WorktreeStatus {
  /** Sorted by path. */
  readonly changed: readonly ChangedPath[];
  readonly unmerged: readonly UnmergedPath[];
  readonly untracked: readonly string[];
  readonly ignored: readonly string[];
}

export interface StatusOptions {
  readonly untracked: 'no' | 'normal' | 'all';
  readonly withIgnored?: boolean;
  readonly pathspecs?: Pathspecs;
  readonly renames?: boolean;
  /** Where `~/` of `core.excludesFile` is. */
  readonly home?: string;
  /** The tree to compare the index with; HEAD's unless given. `null`: nothing. */
  readonly tree?: string | null;
}

/** The rules of what is ignored in a repository. */
export function ignoreRulesOf(repo: Repository, worktree: Worktree, home?: string): IgnoreRules {
  return new IgnoreRules(repo.fs, worktree.root, repo.gitDir, repo.config, home);
}

/** The letter of a worktree file against its index entry. */
export function unstagedLetter(worktree: Worktree, entry: IndexEntry, index: Index): StatusLetter {
  const mode = worktree.mode(entry.path);
  if (entry.intentToAdd === true) return mode === undefined ? 'D' : 'A';
  if (!worktree.differs(entry, index)) return ' ';
  if (mode === undefined) return 'D';
  return kindOfMode(mode) === kindOfMode(entry.mode) ? 'M' : 'T';
}

/** Compares HEAD, index and working tree. */
export function readStatus(
  repo: Repository,
  worktree: Worktree,
  index: Index,
  options: StatusOptions,
): WorktreeStatus {
  const headId = repo.refs.head().id;
  const tree = options.tree === undefined ? headId && repo.objects.commit(headId).tree : options.tree;
  const head = filesOfTree(repo.objects, tree ?? undefined);
  const wanted = (path: string) => options.pathspecs === undefined || options.pathspecs.matches(path);
  const staged = stagedChanges(repo, head, index, wanted, options.renames !== false);

  const changed = new Map<string, ChangedPath>();
  const note = (path: string, part: Partial<ChangedPath>) => {
    const before = changed.get(path);
    changed.set(path, {
      path,
      staged: ' ',
      unstaged: ' ',
      head: head.get(path),
      index: index.get(path),
      worktreeMode: index.has(path) ? worktree.mode(path) : undefined,
      renamedFrom: undefined,
      score: 0,
      ...before,
      ...part,
    });
  };
  for (const change of staged)
    note(change.newPath, {
      staged: change.status as StatusLetter,
      ...(change.status === 'R' && { renamedFrom: change.oldPath, score: change.score, head: change.old }),
    });
  for (const entry of index.entries()) {
    if (entry.stage !== 0 || !wanted(entry.path)) continue;
    const letter = unstagedLetter(worktree, entry, index);
    if (letter !== ' ') note(entry.path, { unstaged: letter });
  }
  const found =
    options.untracked === 'no' && options.withIgnored !== true
      ? { untracked: [], ignored: [] }
      : findUntracked(worktree, index, ignoreRulesOf(repo, worktree, options.home), {
          mode: options.untracked === 'all' ? 'all' : 'normal',
          ...(options.pathspecs !== undefined && { pathspecs: options.pathspecs }),
          ...(options.withIgnored === true && { withIgnored: true }),
        });
  return {
    changed: [...changed.values()].sort((a, b) => compareBytes(a.path, b.path)),
    unmerged: index
      .unmergedPaths()
      .filter(wanted)
      .map((path) => unmergedPath(index, worktree, path)),
    ...found,
  };
}

function stagedChanges(
  repo: Repository,
  head: ReadonlyMap<string, FileEntry>,
  index: Index,
  wanted: (path: string) => boolean,
  renames: boolean,
) {
  const merged = filesOfIndex(index);
  const changes = diffFiles(head, merged).filter(
    (change) => wanted(change.newPath) && index.stages(change.newPath) === undefined,
  );
  return renames ? detectRenames(changes, contentReader(repo.objects)) : changes;
}

function unmergedPath(index: Index, worktree: Worktree, path: string): UnmergedPath {
  const stages = index.stages(path)!;
  const mask = (stages[1] ? 1 : 0) | (stages[2] ? 2 : 0) | (stages[3] ? 4 : 0);
  return { path, stages, mask, worktreeMode: worktree.mode(path) };
}

/** Whether anything tracked differs from HEAD: what keeps `rebase` and `pull --rebase` from starting. */
export function isDirty(
  repo: Repository,
  worktree: Worktree,
  index: Index,
): { staged: boolean; unstaged: boolean } {
  const status = readStatus(repo, worktree, index, { untracked: 'no', renames: false });
  return {
    staged: status.unmerged.length > 0 || status.changed.some((one) => one.staged !== ' '),
    unstaged: status.unmerged.length > 0 || status.changed.some((one) => one.unstaged !== ' '),
  };
}
