import { isDirId } from '../hash/dir-object';
import { loadIndex, type StageIndex } from '../pipeline/index';
import type { Tree } from '../pipeline/tree';
import type { Repository } from './repository';
import { commitTree } from './trees';

/** The project as it is now, or as it was in a commit: its stages, and its files whoever keeps them. */
export interface Snapshot {
  /** `workspace`, or the revision as it was asked for. */
  readonly name: string;
  /** 40 hexadecimal digits; absent for the workspace. */
  readonly commit?: string;
  readonly tree: Tree;
  readonly index: StageIndex;
  /** The text of a file: from the workspace or git, else from the cache where DVC keeps it; undefined: nowhere. */
  readText(path: string): Promise<string | undefined>;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The name of the working tree among revisions. */
export const WORKSPACE = 'workspace';

/** A cached file of some stages, from the cache. */
function cachedText(repo: Repository, index: StageIndex, path: string): string | undefined {
  const found = index.outputAt(path);
  if (!found?.out.recorded || !found.out.isCached) return undefined;
  let id: string | undefined = found.out.recorded.md5;
  if (isDirId(id)) {
    const relpath = path.slice(found.out.path.length + 1);
    id = repo.cache.directory(id)?.find((entry) => entry.relpath === relpath)?.md5;
  }
  if (id === undefined || !repo.cache.check(id)) return undefined;
  const content = repo.cache.read(id);
  return typeof content === 'string' ? content : decoder.decode(content);
}

/** The project as it is now. */
export async function workspaceSnapshot(repo: Repository): Promise<Snapshot> {
  const index = await repo.index();
  const { tree } = repo;
  return {
    name: WORKSPACE,
    tree,
    index,
    readText: async (path) => (await tree.readText(path)) ?? cachedText(repo, index, path),
  };
}

/** The project as it was in a commit. @throws DvcError for a revision that git does not know. */
export async function commitSnapshot(repo: Repository, revision: string): Promise<Snapshot> {
  const commit = await repo.commitOf(revision);
  const tree = commitTree(repo.git!, commit, repo.root);
  const index = await loadIndex(tree, repo.paths);
  return {
    name: revision,
    commit,
    tree,
    index,
    readText: async (path) => cachedText(repo, index, path) ?? (await tree.readText(path)),
  };
}

/** The workspace for `workspace` and for undefined, else a commit. */
export const snapshotOf = (repo: Repository, revision: string | undefined): Promise<Snapshot> =>
  revision === undefined || revision === WORKSPACE ? workspaceSnapshot(repo) : commitSnapshot(repo, revision);

/** Which commits a command looks at beside the workspace. */
export interface RevisionOptions {
  readonly allBranches?: boolean;
  readonly allTags?: boolean;
  readonly allCommits?: boolean;
  readonly revisions?: readonly string[];
}

/** Snapshots of commits, each once, named by branch or tag, else by seven digits. Commits of a time before DVC are left out. */
export async function snapshotsOf(repo: Repository, options: RevisionOptions): Promise<Snapshot[]> {
  const { git } = repo;
  if (!git) return [];
  const names = new Map<string, string>();
  const add = (commit: string, name: string) => {
    if (!names.has(commit)) names.set(commit, name);
  };
  for (const revision of options.revisions ?? []) add(await repo.commitOf(revision), revision);
  if (options.allBranches) for (const { name, commit } of await git.branches()) add(commit, name);
  if (options.allTags) for (const { name, commit } of await git.tags()) add(commit, name);
  if (options.allCommits) for (const { id } of await git.history()) add(id, id.slice(0, 7));
  const snapshots: Snapshot[] = [];
  for (const [commit, name] of names) {
    repo.checkInterrupt();
    snapshots.push({ ...(await commitSnapshot(repo, commit)), name });
  }
  return snapshots;
}
