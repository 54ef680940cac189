import type { WorkspaceFiles, WorkspacePath } from './files';

/** Folders that belong to the tools and not to the project: their caches, what lies outside of the project. */
const OF_TOOLS = ['.git/', '.lab/', '.dvc/cache/', '.dvc/tmp/'];

/** Whether a file is one of the project's own, as an editor lists it and a program reads it. */
export function isProjectFile(path: WorkspacePath): boolean {
  // What git keeps of a repository that was cloned into a folder of the project is no file of the project either.
  if (path.includes('/.git/')) return false;
  return !path.startsWith('.') || !OF_TOOLS.some((folder) => path.startsWith(folder));
}

const known = new WeakMap<WorkspaceFiles, WorkspaceFiles>();

/**
 * The project's own files of a workspace: without what git, DVC and the lab keep beside them. This is what a sandboxed
 * program is given and what the hash of a run is made of; the same object for the same workspace.
 */
export function projectFiles(files: WorkspaceFiles): WorkspaceFiles {
  const before = known.get(files);
  if (before) return before;
  const paths = Object.keys(files);
  const own = paths.filter(isProjectFile);
  const kept =
    own.length === paths.length ? files : Object.fromEntries(own.map((path) => [path, files[path]!]));
  known.set(files, kept);
  return kept;
}
