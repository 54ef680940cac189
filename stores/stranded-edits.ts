import type { WorkspaceFiles, WorkspacePath } from '../engine/core/files';
import type { FileChanges, WorkspaceEvent } from '../engine/workspace/events';
import { contentOf } from '../engine/workspace/model';

/**
 * What unsaved events made of the files that they touched, as changes that can be laid over other work. Undo and redo
 * name no files; what they touched stays as it is stored.
 */
export function strandedChanges(events: readonly WorkspaceEvent[], files: WorkspaceFiles): FileChanges {
  const paths = new Set<WorkspacePath>(events.flatMap(pathsOf));
  return Object.fromEntries([...paths].map((path) => [path, contentOf(files, path)]));
}

function pathsOf(event: WorkspaceEvent): readonly WorkspacePath[] {
  switch (event.type) {
    case 'file-edited':
    case 'file-created':
    case 'file-removed':
      return [event.path];
    case 'file-renamed':
      return [event.from, event.to];
    case 'files-overlaid':
      return Object.keys(event.changes);
    default:
      return [];
  }
}
