import { isDirId } from '../hash/dir-object';
import type { StageIndex } from '../pipeline/index';
import type { Output } from '../pipeline/stage';
import type { Repository } from '../repo/repository';
import { byCodePoint } from '../text/compare';

/** A file or directory that DVC tracks, on one side of a comparison. */
export interface Entry {
  /** Kept path. */
  readonly path: string;
  /** Absent: nothing is recorded of it. */
  readonly md5?: string;
  readonly isDir: boolean;
}

/** What DVC tracks, file by file, on one side of a comparison. */
export interface EntryIndex {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Directories whose files are not known: their object is not in the cache. */
  readonly unknown: ReadonlySet<string>;
}

/** Outputs that take part in comparisons of data: cached, and inside of the repository. */
export const dataOutputs = (index: StageIndex): Output[] =>
  index.outs.filter((out) => out.isCached && !out.path.startsWith('/'));

/** What is recorded. */
export function recordedEntries(repo: Repository, outs: readonly Output[]): EntryIndex {
  const entries = new Map<string, Entry>();
  const unknown = new Set<string>();
  for (const { path, recorded } of outs) {
    const isDir = recorded !== undefined && isDirId(recorded.md5);
    entries.set(path, { path, md5: recorded?.md5, isDir });
    if (!isDir) continue;
    const files = repo.cache.directory(recorded.md5);
    if (files === undefined) unknown.add(path);
    for (const { relpath, md5 } of files ?? []) {
      addFolders(entries, path, relpath);
      entries.set(`${path}/${relpath}`, { path: `${path}/${relpath}`, md5, isDir: false });
    }
  }
  return { entries, unknown };
}

/** What stands in the workspace. */
export function workspaceEntries(repo: Repository, outs: readonly Output[]): EntryIndex {
  const entries = new Map<string, Entry>();
  for (const { path } of outs) {
    repo.checkInterrupt();
    const measured = repo.measure(path);
    if (measured === undefined) continue;
    entries.set(path, { path, md5: measured.md5, isDir: measured.entries !== undefined });
    for (const { relpath, md5 } of measured.entries ?? []) {
      addFolders(entries, path, relpath);
      entries.set(`${path}/${relpath}`, { path: `${path}/${relpath}`, md5, isDir: false });
    }
  }
  return { entries, unknown: new Set() };
}

/** Folders inside of a tracked directory have no hash of their own. */
function addFolders(entries: Map<string, Entry>, top: string, relpath: string): void {
  for (let at = relpath.lastIndexOf('/'); at > 0; at = relpath.lastIndexOf('/', at - 1)) {
    const path = `${top}/${relpath.slice(0, at)}`;
    if (!entries.has(path)) entries.set(path, { path, isDir: true });
  }
}

/** How a path is shown in comparisons: directories end in `/`. */
export const shownEntry = (entry: Entry): string => (entry.isDir ? `${entry.path}/` : entry.path);

/** Every path of two sides, sorted. */
export const pathsOf = (a: EntryIndex, b: EntryIndex): string[] =>
  [...new Set([...a.entries.keys(), ...b.entries.keys()])].sort(byCodePoint);

/** Whether a path lies in a directory whose files one of the sides does not know. */
export const isUnknown = (path: string, ...sides: readonly EntryIndex[]): boolean =>
  sides.some((side) => [...side.unknown].some((folder) => path.startsWith(`${folder}/`)));
