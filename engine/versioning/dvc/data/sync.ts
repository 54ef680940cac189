import { parentOf } from '../../../core/file-system';
import type { ObjectStore } from '../cache/object-store';
import { type Transferred, transfer } from '../cache/transfer';
import type { Output } from '../pipeline/stage';
import type { Remote } from '../repo/remotes';
import type { Repository } from '../repo/repository';
import { type UsedObject, type UsedOptions, usedObjects } from '../repo/used-objects';

/** What is to be pushed or fetched, and where. */
export interface SyncOptions extends UsedOptions {
  /** The remote by name; absent: the default one. */
  readonly remote?: string;
  /** Runs of stages, too. */
  readonly hasRunCache?: boolean;
}

/** Copies what the project needs from the cache to the remote. @throws DvcError without a remote. */
export async function push(repo: Repository, options: SyncOptions): Promise<Transferred> {
  const target = repo.remote(options.remote);
  const used = await usedObjects(repo, { ...options, isPush: true });
  const result = await eachRemote(repo, used, target, (remote, ids) =>
    transfer(repo, repo.cache, remote.store, ids),
  );
  const runs = options.hasRunCache ? copyRuns(repo, repo.cache, target.store) : [];
  return { ...result, moved: [...result.moved, ...runs] };
}

/** Copies what the project needs from the remote to the cache. @throws DvcError without a remote. */
export async function fetch(repo: Repository, options: SyncOptions): Promise<Transferred> {
  const source = repo.remote(options.remote);
  const directories: string[] = [];
  const fetchDirectory = (id: string, out: Output) => {
    const from = out.remote === undefined ? source : repo.remote(out.remote);
    directories.push(...transfer(repo, from.store, repo.cache, [id]).moved);
  };
  const runs = options.hasRunCache ? copyRuns(repo, source.store, repo.cache) : [];
  const used = await usedObjects(repo, { ...options, fetchDirectory });
  const result = await eachRemote(repo, used, source, (remote, ids) =>
    transfer(repo, remote.store, repo.cache, ids),
  );
  return { ...result, moved: [...directories, ...result.moved, ...runs] };
}

async function eachRemote(
  repo: Repository,
  used: ReadonlyMap<string, UsedObject>,
  usual: Remote,
  copy: (remote: Remote, ids: readonly string[]) => Transferred,
): Promise<Transferred> {
  const groups = new Map<string | undefined, string[]>();
  for (const { id, remote } of used.values()) groups.set(remote, [...(groups.get(remote) ?? []), id]);
  const moved: string[] = [];
  const missing: string[] = [];
  for (const [name, ids] of groups) {
    const result = copy(name === undefined ? usual : repo.remote(name), ids);
    moved.push(...result.moved);
    missing.push(...result.missing);
  }
  return { moved, missing };
}

/** Copies runs of stages that the other side lacks. */
function copyRuns(repo: Repository, from: ObjectStore, to: ObjectStore): string[] {
  const folder = `${from.folder}/runs`;
  const copied: string[] = [];
  for (const path of repo.fs.filesBelow(folder)) {
    const target = `${to.folder}/runs${path.slice(folder.length)}`;
    if (repo.fs.isFile(target)) continue;
    repo.fs.makeFolder(parentOf(target));
    repo.fs.write(target, repo.fs.read(path));
    copied.push(path);
  }
  return copied;
}
