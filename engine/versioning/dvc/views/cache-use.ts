import type { ObjectStore } from '../cache/object-store';
import { runsFolder } from '../cache/run-cache';
import { isDirId } from '../hash/dir-object';
import { sizeOfFile } from '../hash/md5';
import type { Output } from '../pipeline/stage';
import type { Repository } from '../repo/repository';
import { usedObjects } from '../repo/used-objects';
import { remoteStore } from './data-versions';
import { indexHistory } from './index-history';

/** Objects and their bytes. */
export interface Amount {
  readonly objects: number;
  readonly bytes: number;
}

/** What a store of objects holds. */
export interface StoreUse {
  readonly total: Amount;
  /** Needed by the workspace. */
  readonly workspace: Amount;
  /** Needed by commits, not by the workspace. */
  readonly history: Amount;
  /** Needed by nothing: what `dvc gc -w -A` would remove. */
  readonly unreachable: Amount;
}

/** What DVC's stores hold. */
export interface CacheUse {
  readonly cache: StoreUse;
  /** Runs of stages that are kept; files and bytes. */
  readonly runs: Amount;
  /** The default remote; null: none. */
  readonly remote: (StoreUse & { readonly name: string; readonly url: string }) | null;
}

/** How much the cache and the remote hold, and for what, seen from the workspace and the newest `limit` commits. */
export async function cacheUse(repo: Repository, limit: number): Promise<CacheUse> {
  const workspace = new Set((await usedObjects(repo, {})).keys());
  const history = new Set<string>();
  for (const { index } of await indexHistory(repo, limit))
    for (const out of index.outs) addObjects(repo, out, history);
  const remote = remoteStore(repo);
  return {
    cache: measureStore(repo.cache, workspace, history),
    runs: runsOf(repo),
    remote: remote
      ? { ...measureStore(remote.store, workspace, history), name: remote.name, url: repo.remote().url }
      : null,
  };
}

function addObjects(repo: Repository, { isCached, recorded }: Output, into: Set<string>): void {
  if (!isCached || !recorded || into.has(recorded.md5)) return;
  into.add(recorded.md5);
  if (isDirId(recorded.md5)) for (const { md5 } of repo.cache.directory(recorded.md5) ?? []) into.add(md5);
}

function measureStore(
  store: ObjectStore,
  workspace: ReadonlySet<string>,
  history: ReadonlySet<string>,
): StoreUse {
  const amounts = { total: none(), workspace: none(), history: none(), unreachable: none() };
  for (const id of store.ids()) {
    const bytes = store.sizeOf(id);
    const kind = workspace.has(id) ? 'workspace' : history.has(id) ? 'history' : 'unreachable';
    for (const amount of [amounts.total, amounts[kind]]) {
      amount.objects++;
      amount.bytes += bytes;
    }
  }
  return amounts;
}

const none = () => ({ objects: 0, bytes: 0 });

function runsOf(repo: Repository): Amount {
  const files = repo.fs.filesBelow(runsFolder(repo));
  return { objects: files.length, bytes: files.reduce((sum, path) => sum + sizeOfFile(repo.fs, path), 0) };
}
