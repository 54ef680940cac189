import { transfer } from '../cache/transfer';
import type { SyncOptions } from '../data/sync';
import type { Repository } from '../repo/repository';
import { type UsedObject, usedObjects } from '../repo/used-objects';

/** How a file stands: `deleted` from the cache but in the remote, `new` to the remote, `missing` from both. */
export type CloudState = 'deleted' | 'new' | 'missing';

/**
 * How the cache stands against a remote: paths as they are shown, by state. Directory objects that only the remote has
 * are fetched on the way, as real DVC does.
 * @throws DvcError without a remote.
 */
export async function cloudStatus(
  repo: Repository,
  options: SyncOptions,
): Promise<{ readonly remote: string; readonly states: ReadonlyMap<string, CloudState> }> {
  const usual = repo.remote(options.remote);
  const remoteFor = (name: string | undefined) => (name === undefined ? usual : repo.remote(name));
  const used = await usedObjects(repo, {
    ...options,
    fetchDirectory: (id, out) => {
      transfer(repo, remoteFor(out.remote).store, repo.cache, [id]);
    },
  });
  const states = new Map<string, CloudState>();
  const of = ({ id, remote }: UsedObject): CloudState | undefined => {
    const isHere = repo.cache.check(id);
    const isThere = remoteFor(remote).store.check(id);
    if (isHere === isThere) return isHere ? undefined : 'missing';
    return isHere ? 'new' : 'deleted';
  };
  const all = [...used.values()].map((object) => [object, of(object)] as const);
  for (const state of ['deleted', 'new', 'missing'] as const)
    for (const [object, its] of all) if (its === state) states.set(object.name, state);
  return { remote: usual.name, states };
}
