import { contentReader } from '../../diff/file-change';
import { mergeSettingsOf } from '../../merge/apply-merge';
import { mergeFile } from '../../merge/merge-content';
import { MergeState } from '../../merge/merge-state';
import type { FileEntry } from '../../objects/tree';
import type { CommandContext } from '../../program/context';
import { GitFailure } from '../../program/failure';
import { NO_STAT } from '../../staging/index-entry';
import type { Index } from '../../staging/index-file';
import { type FileMap, filesOfTree } from '../../staging/trees';
import { Pathspecs } from '../../worktree/pathspec';

/** Which files are to be brought back, from where, to where. */
export interface PathsRequest {
  /** The tree they come from; undefined: the index. */
  readonly tree: string | undefined;
  readonly paths: readonly string[];
  /** The index takes them over. */
  readonly toIndex: boolean;
  readonly toWorktree: boolean;
  /** Tracked files that the tree has not are removed: `restore`, not `checkout`. */
  readonly overlay: boolean;
  /** Of a file in conflict, this side; `merge`: the conflict anew. */
  readonly conflict?: 'ours' | 'theirs' | 'merge';
  /** Leave files in conflict as they are. */
  readonly ignoreUnmerged: boolean;
}

export interface PathsResult {
  /** Files brought back. */
  readonly updated: number;
  /** Conflicts written anew. */
  readonly recreated: number;
}

/** Brings files back from a tree or from the index. */
export function checkoutPaths(context: CommandContext, request: PathsRequest): PathsResult {
  const { repo, worktree } = context;
  const index = repo.readIndex();
  const specs = Pathspecs.parse(request.paths, context.prefix, worktree.root);
  const source = request.tree === undefined ? undefined : filesOfTree(repo.objects, request.tree);
  const known =
    source === undefined ? index.paths() : [...source.keys(), ...(request.overlay ? [] : index.paths())];
  const missing = specs.unmatched(known);
  if (missing.length > 0)
    throw new GitFailure(
      missing.map((one) => `error: pathspec '${one.text}' did not match any file(s) known to git`).join('\n'),
      1,
    );
  const counts = { updated: 0, recreated: 0 };
  if (source === undefined) fromIndex(context, index, specs, request, counts);
  else fromTree(context, index, specs, source, request, counts);
  if (request.toIndex || request.tree === undefined) index.save(repo.fs, repo.gitDir);
  return counts;
}

type Counts = { updated: number; recreated: number };

function fromIndex(
  context: CommandContext,
  index: Index,
  specs: Pathspecs,
  request: PathsRequest,
  counts: Counts,
): void {
  const { worktree } = context;
  const paths = index.paths().filter((path) => specs.matches(path));
  refuseUnmerged(context, index, paths, request);
  for (const path of paths) {
    const entry = index.get(path);
    if (entry === undefined) {
      fromConflict(context, index, path, request, counts);
      continue;
    }
    if (entry.intentToAdd === true) continue;
    if (worktree.mode(path) !== undefined && !worktree.differs(entry, index)) continue;
    put(context, path, entry);
    index.set({ ...entry, stat: worktree.stat(path) });
    counts.updated++;
  }
}

function refuseUnmerged(
  context: CommandContext,
  index: Index,
  paths: readonly string[],
  request: PathsRequest,
): void {
  const unmerged = paths.filter((path) => index.stages(path) !== undefined);
  if (request.ignoreUnmerged) {
    for (const path of unmerged) context.errorLine(`warning: path '${path}' is unmerged`);
    return;
  }
  if (request.conflict !== undefined) {
    const side = request.conflict;
    const has = (path: string, stage: 2 | 3) => index.stages(path)![stage] !== undefined;
    const lacking = unmerged.filter((path) =>
      side === 'merge'
        ? !has(path, 2) || !has(path, 3)
        : request.overlay && !has(path, side === 'ours' ? 2 : 3),
    );
    const what =
      side === 'merge' ? 'all necessary versions' : side === 'ours' ? 'our version' : 'their version';
    if (lacking.length > 0)
      throw new GitFailure(
        lacking.map((path) => `error: path '${path}' does not have ${what}`).join('\n'),
        1,
      );
    return;
  }
  if (unmerged.length > 0)
    throw new GitFailure(unmerged.map((path) => `error: path '${path}' is unmerged`).join('\n'), 1);
}

function fromConflict(
  context: CommandContext,
  index: Index,
  path: string,
  request: PathsRequest,
  counts: Counts,
): void {
  const stages = index.stages(path)!;
  if (request.ignoreUnmerged || request.conflict === undefined) return;
  if (request.conflict !== 'merge') {
    const side = stages[request.conflict === 'ours' ? 2 : 3];
    // `restore` takes away a file that the side has not; `checkout` has refused before.
    if (side === undefined) context.worktree.remove(path, context.cwd);
    else {
      put(context, path, side);
      counts.updated++;
    }
    return;
  }
  const { repo } = context;
  const state = new MergeState(
    repo.objects,
    contentReader(repo.objects),
    { labels: { ours: 'ours', base: 'base', theirs: 'theirs' }, ...mergeSettingsOf(context) },
    new Map(),
    [new Map(), new Map()],
  );
  const merged = mergeFile(state, {
    path,
    base: stages[1],
    ours: stages[2]!,
    theirs: stages[3]!,
    paths: [path, path, path],
    extraMarkerSize: 0,
  });
  put(context, path, merged.entry);
  counts.recreated++;
}

function fromTree(
  context: CommandContext,
  index: Index,
  specs: Pathspecs,
  source: FileMap,
  request: PathsRequest,
  counts: Counts,
): void {
  const { worktree } = context;
  const lost = request.overlay
    ? []
    : index.unmergedPaths().filter((path) => !source.has(path) && specs.matches(path));
  if (lost.length > 0 && !request.ignoreUnmerged)
    throw new GitFailure(lost.map((path) => `error: path '${path}' is unmerged`).join('\n'), 1);
  for (const [path, entry] of source) {
    if (!specs.matches(path)) continue;
    const current = index.get(path);
    if (request.toIndex && !(current?.id === entry.id && current.mode === entry.mode)) {
      index.makeRoom(path);
      index.set({ path, ...entry, stage: 0, stat: NO_STAT });
    }
    if (!request.toWorktree) continue;
    const there = worktree.entry(path);
    if (there?.id !== entry.id || there.mode !== entry.mode) {
      put(context, path, entry);
      counts.updated++;
    } else if (current?.id !== entry.id) counts.updated++;
    if (request.toIndex) index.set({ path, ...entry, stage: 0, stat: worktree.stat(path) });
  }
  if (request.overlay) return;
  for (const path of index.paths()) {
    if (source.has(path) || !specs.matches(path)) continue;
    if (request.toIndex) index.remove(path);
    if (request.toWorktree) worktree.remove(path, context.cwd);
  }
}

function put(context: CommandContext, path: string, entry: FileEntry): void {
  context.worktree.write(path, entry.mode, context.repo.objects.blob(entry.id));
}
