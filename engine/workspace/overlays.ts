import type { WorkspaceFiles, WorkspacePath } from '../core/files';
import type { FileChanges } from './events';
import { contentOf, sameContent } from './model';

/** Whether `path` is one of `paths`; an entry that ends in `/` names a folder with everything in it. */
export function selects(paths: readonly WorkspacePath[] | undefined, path: WorkspacePath): boolean {
  if (paths === undefined) return true;
  return paths.some((entry) => (entry.endsWith('/') ? path.startsWith(entry) : path === entry));
}

/** The changes that make `files` equal to `target`; with `paths`, only there. */
export function changesTo(
  files: WorkspaceFiles,
  target: WorkspaceFiles,
  paths?: readonly WorkspacePath[],
): FileChanges {
  const changes: Record<WorkspacePath, FileChanges[string]> = {};
  for (const path of new Set([...Object.keys(files), ...Object.keys(target)])) {
    if (!selects(paths, path)) continue;
    const wanted = contentOf(target, path);
    if (!sameContent(contentOf(files, path), wanted)) changes[path] = wanted;
  }
  return changes;
}

/** The changes that lay `overlay` over `files`, leaving every other file as it is; with `paths`, only there. */
export function changesLaying(
  files: WorkspaceFiles,
  overlay: WorkspaceFiles,
  paths?: readonly WorkspacePath[],
): FileChanges {
  const changes: Record<WorkspacePath, FileChanges[string]> = {};
  for (const [path, content] of Object.entries(overlay)) {
    if (selects(paths, path) && !sameContent(contentOf(files, path), content)) changes[path] = content;
  }
  return changes;
}
