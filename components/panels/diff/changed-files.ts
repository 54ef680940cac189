import type { FileContent, WorkspaceFiles, WorkspacePath } from '@/engine/core/files';
import { isProjectFile } from '@/engine/core/program-files';

/** A file that differs between two workspaces, seen from the second. */
export interface ChangedFile {
  readonly path: WorkspacePath;
  readonly mark: 'added' | 'changed' | 'removed';
}

/** The sign and the word of each mark. */
export const MARKS: Readonly<Record<ChangedFile['mark'], { readonly sign: string; readonly word: string }>> =
  {
    added: { sign: 'A', word: 'only in your work' },
    changed: { sign: 'M', word: 'changed' },
    removed: { sign: 'D', word: 'not in your work' },
  };

/** Whether two contents are the same, byte for byte. */
export function sameContent(a: FileContent | undefined, b: FileContent | undefined): boolean {
  if (a === b) return true;
  if (!(a instanceof Uint8Array) || !(b instanceof Uint8Array) || a.length !== b.length) return false;
  return a.every((byte, index) => byte === b[index]);
}

/** The project's own files that differ, by path. */
export function changedFiles(before: WorkspaceFiles, after: WorkspaceFiles): readonly ChangedFile[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths.filter(isProjectFile).flatMap((path): ChangedFile[] => {
    if (sameContent(before[path], after[path])) return [];
    if (before[path] === undefined) return [{ path, mark: 'added' }];
    return [{ path, mark: after[path] === undefined ? 'removed' : 'changed' }];
  });
}

/** The file to show first: the one that was open if it differs, else the first that does. */
export function fileToCompare(
  changed: readonly ChangedFile[],
  active: WorkspacePath | null,
): WorkspacePath | null {
  return (changed.find((file) => file.path === active) ?? changed[0])?.path ?? null;
}
