import { isDirId } from '../hash/dir-object';
import type { Repository } from '../repo/repository';
import type { ObjectStore } from './object-store';

/** What a transfer did. */
export interface Transferred {
  readonly moved: readonly string[];
  /** Neither here nor there. */
  readonly missing: readonly string[];
}

/** Copies objects that the other side lacks; directories after their files, so that what is there is whole. */
export function transfer(
  repo: Repository,
  from: ObjectStore,
  to: ObjectStore,
  ids: Iterable<string>,
): Transferred {
  const moved: string[] = [];
  const missing: string[] = [];
  const all = [...ids];
  for (const id of [...all.filter((one) => !isDirId(one)), ...all.filter(isDirId)]) {
    repo.checkInterrupt();
    if (to.check(id)) continue;
    if (!from.check(id)) {
      missing.push(id);
      continue;
    }
    to.add(id, from.read(id));
    moved.push(id);
  }
  return { moved, missing };
}
