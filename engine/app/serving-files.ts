import type { WorkspaceFiles, WorkspacePath } from '../core/files';
import { isCode, reachableCode } from '../core/reachable-code';

/**
 * The files that a module needs when it runs: its own code and what that imports, and everything that is no code. A
 * training beside the handler is left out, and with it the seconds that loading its library would take.
 */
export function servingFiles(files: WorkspaceFiles, entry: WorkspacePath): WorkspaceFiles {
  const code = reachableCode(files, [entry]);
  if (code === null) return files;
  return Object.fromEntries(Object.entries(files).filter(([path]) => code.has(path) || !isCode(path)));
}
