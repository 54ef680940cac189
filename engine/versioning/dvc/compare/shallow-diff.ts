import type { Repository } from '../repo/repository';
import { type Entry, type EntryIndex, isUnknown, pathsOf, shownEntry } from './entries';

/** What became of each path, in the order of the paths. */
export interface ShallowDiff {
  /** Paths by `added`, `deleted`, `modified`, `unknown`; directories end in `/`. */
  readonly changes: ReadonlyMap<string, readonly string[]>;
  readonly unchanged: readonly string[];
  /** What is recorded on the old side and is not in the cache. */
  readonly notInCache: readonly string[];
}

/**
 * Compares by hash alone, as `dvc data status` does.
 * @param isGranular file by file inside of directories
 * @param isWanted which paths to look at
 */
export function diffShallow(
  repo: Repository,
  before: EntryIndex,
  after: EntryIndex,
  isGranular: boolean,
  isWanted: (path: string) => boolean,
  tops: ReadonlySet<string>,
): ShallowDiff {
  const changes = new Map<string, string[]>();
  const unchanged: string[] = [];
  const notInCache: string[] = [];
  for (const path of pathsOf(before, after)) {
    if (!isWanted(path) || (!isGranular && !tops.has(path))) continue;
    const old = before.entries.get(path);
    const now = after.entries.get(path);
    if (old?.md5 !== undefined && !repo.cache.has(old.md5)) notInCache.push(shownEntry(old));
    const kind = isUnknown(path, before, after) ? (now ? 'unknown' : undefined) : kindOf(old?.md5, now?.md5);
    const shown = shownEntry((now ?? old) as Entry);
    if (kind === 'unchanged') unchanged.push(shown);
    else if (kind !== undefined) changes.set(kind, [...(changes.get(kind) ?? []), shown]);
  }
  return { changes, unchanged, notInCache };
}

function kindOf(old: string | undefined, now: string | undefined): string | undefined {
  if (old === undefined) return now === undefined ? undefined : 'added';
  if (now === undefined) return 'deleted';
  return old === now ? 'unchanged' : 'modified';
}
