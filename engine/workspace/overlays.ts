import type { WorkspaceFiles, WorkspacePath } from '../core/files';
import type { FileChanges, MarkChanges } from './events';
import { contentOf, markOf, sameContent, type WorkspaceTree } from './model';

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

/** The changes of files and marks that make `tree` equal to `target`; with `paths`, only there. */
export function treeChangesTo(
  tree: WorkspaceTree,
  target: WorkspaceTree,
  paths?: readonly WorkspacePath[],
): { readonly changes: FileChanges; readonly marks: MarkChanges } {
  const marks: Record<WorkspacePath, MarkChanges[string]> = {};
  for (const path of new Set([...Object.keys(tree.marks), ...Object.keys(target.marks)])) {
    const wanted = markOf(target.marks, path);
    if (selects(paths, path) && markOf(tree.marks, path) !== wanted) marks[path] = wanted;
  }
  return { changes: changesTo(tree.files, target.files, paths), marks };
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
