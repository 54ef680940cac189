import { diffArrays } from 'diff';
import type { FileContent, FileMark, WorkspaceFiles, WorkspacePath } from '../core/files';
import { markOf, sameContent, type WorkspaceTree } from './model';

/** How one file differs. Binary files count no lines. */
export interface FileDiff {
  readonly path: WorkspacePath;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  /** The former path of a renamed file (same content, other name). */
  readonly from?: WorkspacePath;
  /** Lines that are only in the new file, apart from `changed`. */
  readonly added: number;
  /** Lines that were only in the old file, apart from `changed`. */
  readonly removed: number;
  /** Lines that took the place of others: of a hunk with r removed and a added lines, min(r, a). */
  readonly changed: number;
  readonly binary: boolean;
  /** Given when the path is no longer what it was: a plain file (null), executable, a link, a folder. */
  readonly mark?: { readonly before: FileMark | null; readonly after: FileMark | null };
}

/** How two workspaces differ, files by path. */
export interface WorkspaceDiff {
  readonly files: readonly FileDiff[];
  readonly filesTouched: number;
  /** Lines added + removed + changed over all files. */
  readonly linesTouched: number;
}

/**
 * How `after` differs from `before`, by the shortest edit script over lines (Myers 1986, as in `diff` and git). A
 * trailing line break makes no extra line, and line endings do not count. A removed file whose exact content turns up
 * under a new path is one renamed file without touched lines.
 */
export function diffWorkspaces(before: WorkspaceFiles, after: WorkspaceFiles): WorkspaceDiff {
  const removed = new Set(Object.keys(before).filter((path) => !Object.hasOwn(after, path)));
  const files: FileDiff[] = [];
  for (const path of Object.keys(after)) {
    if (Object.hasOwn(before, path)) {
      if (!sameContent(before[path], after[path]))
        files.push(diffFile(path, 'modified', before[path]!, after[path]!));
      continue;
    }
    const from = [...removed].find((old) => before[old]!.length > 0 && sameContent(before[old], after[path]));
    if (from === undefined) {
      files.push(diffFile(path, 'added', '', after[path]!));
    } else {
      removed.delete(from);
      const binary = after[path] instanceof Uint8Array;
      files.push({ path, status: 'renamed', from, added: 0, removed: 0, changed: 0, binary });
    }
  }
  for (const path of removed) files.push(diffFile(path, 'removed', before[path]!, ''));
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    files,
    filesTouched: files.length,
    linesTouched: files.reduce((sum, file) => sum + file.added + file.removed + file.changed, 0),
  };
}

/**
 * How the tree `after` differs from `before`: `diffWorkspaces`, and what became executable, a link or an empty folder.
 * A path whose mark alone changed counts as touched, without lines.
 */
export function diffTrees(before: WorkspaceTree, after: WorkspaceTree): WorkspaceDiff {
  const diff = diffWorkspaces(before.files, after.files);
  const byPath = new Map(diff.files.map((file) => [file.path, file]));
  for (const path of new Set([...Object.keys(before.marks), ...Object.keys(after.marks)])) {
    const mark = { before: markOf(before.marks, path), after: markOf(after.marks, path) };
    if (mark.before === mark.after || [...byPath.values()].some((file) => file.from === path)) continue;
    byPath.set(path, { ...(byPath.get(path) ?? markedOnly(path, mark)), mark });
  }
  const files = [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { ...diff, files, filesTouched: files.length };
}

function markedOnly(path: WorkspacePath, mark: NonNullable<FileDiff['mark']>): FileDiff {
  const status =
    mark.after === 'folder'
      ? 'added'
      : mark.before === 'folder' && mark.after === null
        ? 'removed'
        : 'modified';
  return { path, status, added: 0, removed: 0, changed: 0, binary: false };
}

/** The lines of a text, without their line breaks. */
export function linesOf(text: string): string[] {
  if (text === '') return [];
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function diffFile(
  path: WorkspacePath,
  status: FileDiff['status'],
  before: FileContent,
  after: FileContent,
): FileDiff {
  if (typeof before !== 'string' || typeof after !== 'string')
    return { path, status, added: 0, removed: 0, changed: 0, binary: true };
  let added = 0;
  let removed = 0;
  let changed = 0;
  let hunk = { added: 0, removed: 0 };
  const closeHunk = () => {
    const both = Math.min(hunk.added, hunk.removed);
    changed += both;
    added += hunk.added - both;
    removed += hunk.removed - both;
    hunk = { added: 0, removed: 0 };
  };
  for (const part of diffArrays(linesOf(before), linesOf(after))) {
    if (part.added) hunk.added += part.value.length;
    else if (part.removed) hunk.removed += part.value.length;
    else closeHunk();
  }
  closeHunk();
  return { path, status, added, removed, changed, binary: false };
}
