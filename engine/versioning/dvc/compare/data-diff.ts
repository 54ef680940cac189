import type { Repository } from '../repo/repository';
import { sortedBy } from '../text/compare';
import { type Entry, type EntryIndex, isUnknown, pathsOf, shownEntry } from './entries';

/** One file or directory that differs. */
export interface DiffItem {
  readonly path: string | { readonly old: string; readonly new: string };
  readonly hash?: string | { readonly old?: string; readonly new?: string };
}

/** What differs between two states of the data, by kind, in the order that `dvc diff` shows. */
export interface DataDiff {
  readonly added: readonly DiffItem[];
  readonly deleted: readonly DiffItem[];
  readonly renamed: readonly DiffItem[];
  readonly modified: readonly DiffItem[];
  readonly notInCache: readonly DiffItem[];
}

const firstPath = (item: DiffItem): string => (typeof item.path === 'string' ? item.path : item.path.old);

/**
 * Compares two states of the data.
 * @param cacheOf when given, what is recorded on the old side and gone from the cache is listed as well
 */
export function diffData(before: EntryIndex, after: EntryIndex, cacheOf?: Repository): DataDiff {
  const added: Entry[] = [];
  const deleted: Entry[] = [];
  const modified: DiffItem[] = [];
  const notInCache: DiffItem[] = [];
  for (const path of pathsOf(before, after)) {
    const old = before.entries.get(path);
    const now = after.entries.get(path);
    if (cacheOf && old?.md5 !== undefined && !cacheOf.cache.has(old.md5))
      notInCache.push({ path: shownEntry(old), hash: old.md5 });
    if (isUnknown(path, before, after)) continue;
    if ((old?.isDir && old.md5 === undefined) || (now?.isDir && now.md5 === undefined)) continue;
    if (old && now) {
      if (old.md5 !== now.md5) modified.push({ path: shownEntry(old), hash: { old: old.md5, new: now.md5 } });
    } else if (old) deleted.push(old);
    else if (now) added.push(now);
  }
  const { renamed, fresh, gone } = findRenames(added, deleted);
  const item = (entry: Entry): DiffItem => ({ path: shownEntry(entry), hash: entry.md5 });
  return {
    added: sortedBy(fresh.map(item), firstPath),
    deleted: sortedBy(gone.map(item), firstPath),
    renamed: sortedBy(renamed, firstPath),
    modified: sortedBy(modified, firstPath),
    notInCache: sortedBy(notInCache, firstPath),
  };
}

/** What was added with the content of something that was deleted was renamed. */
function findRenames(added: readonly Entry[], deleted: readonly Entry[]) {
  const gone = new Map<string, Entry[]>();
  for (const entry of [...deleted].reverse())
    gone.set(entry.md5 ?? '', [...(gone.get(entry.md5 ?? '') ?? []), entry]);
  const renamed: DiffItem[] = [];
  const fresh: Entry[] = [];
  for (const entry of added) {
    const origin = entry.md5 === undefined ? undefined : gone.get(entry.md5)?.pop();
    if (origin) renamed.push({ path: { old: shownEntry(origin), new: shownEntry(entry) }, hash: origin.md5 });
    else fresh.push(entry);
  }
  return { renamed, fresh, gone: [...gone.values()].flat() };
}

/** Whether nothing differs. */
export const isSame = (diff: DataDiff): boolean =>
  Object.values(diff).every((items: readonly DiffItem[]) => items.length === 0);
