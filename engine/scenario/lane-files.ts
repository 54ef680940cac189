import type { WorkspaceFiles } from '../core/files';

/** The work of a lane: its files without the lesson's data, which is the same for both. */
export function withoutData(files: WorkspaceFiles): WorkspaceFiles {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('data/')));
}
