import type { WorkspaceFiles, WorkspacePath } from './files';
import { folderOf, importedFile, joinPath } from './module-path';

/** Whether a path names code rather than data. */
export const isCode = (path: WorkspacePath) => /\.[mc]?[jt]sx?$/.test(path);

const IMPORTS = /(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"\n]+)['"]/g;
/** An import whose target is known only when it runs. */
const COMPUTED = /\bimport\s*\(\s*(?!['"])/;

/**
 * The modules that `entries` can come to import, themselves included; those that are not among `files` are left out.
 * Null: some import is computed, so it could be any.
 */
export function reachableCode(
  files: WorkspaceFiles,
  entries: readonly WorkspacePath[],
): ReadonlySet<WorkspacePath> | null {
  const reached = new Set<WorkspacePath>();
  const queue = [...entries];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const content = files[path];
    if (reached.has(path) || typeof content !== 'string') continue;
    reached.add(path);
    if (!isCode(path)) continue;
    if (COMPUTED.test(content)) return null;
    for (const [, specifier] of content.matchAll(IMPORTS)) {
      const target = joinPath(folderOf(path), specifier!);
      const found = target === null ? null : importedFile((name) => Object.hasOwn(files, name), target);
      if (found !== null) queue.push(found);
    }
  }
  return reached;
}
