import type { FileContent, WorkspaceFiles, WorkspacePath } from '../engine/core/files';
import type { FileChanges, WorkspaceEvent } from '../engine/workspace/events';
import { contentOf, sameContent } from '../engine/workspace/model';

/**
 * What unsaved events made of the files that they touched, as changes that can be laid over other work. Undo and redo
 * name no files; what they touched stays as it is stored.
 */
export function strandedChanges(events: readonly WorkspaceEvent[], files: WorkspaceFiles): FileChanges {
  const paths = new Set<WorkspacePath>(events.flatMap(pathsOf));
  return Object.fromEntries([...paths].map((path) => [path, contentOf(files, path)]));
}

/** An edit that a tab could not save before another one took over. */
export interface StrandedEdit {
  readonly path: WorkspacePath;
  /** Null: the file was removed. */
  readonly content: FileContent | null;
  /** What was stored when the tab became a reader. */
  readonly base: FileContent | null;
}

/** Adds `unsaved` changes to those already stranded, given what is stored now; what is stored alike is left out. */
export function mergeStranded(
  stranded: readonly StrandedEdit[],
  unsaved: FileChanges,
  stored: WorkspaceFiles,
): readonly StrandedEdit[] {
  const newer = Object.entries(unsaved).map(
    ([path, content]): StrandedEdit => ({ path, content, base: contentOf(stored, path) }),
  );
  return [...stranded.filter(({ path }) => !Object.hasOwn(unsaved, path)), ...newer].filter(
    ({ path, content }) => !sameContent(content, contentOf(stored, path)),
  );
}

/**
 * The changes that bring stranded edits back. Where the other tab has changed the same file since, its work stays and
 * the stranded text is put beside it: `src/train.ts` → `src/train.unsaved.ts`.
 */
export function rescueChanges(stranded: readonly StrandedEdit[], files: WorkspaceFiles): FileChanges {
  const changes: Record<WorkspacePath, FileContent | null> = {};
  for (const { path, content, base } of stranded) {
    if (sameContent(contentOf(files, path), base)) changes[path] = content;
    else if (content !== null) changes[besides(path, files)] = content;
  }
  return changes;
}

function besides(path: WorkspacePath, files: WorkspaceFiles): WorkspacePath {
  const dot = path.lastIndexOf('.');
  const cut = dot > path.lastIndexOf('/') + 1 ? dot : path.length;
  for (let n = 1; ; n++) {
    const name = `${path.slice(0, cut)}.unsaved${n === 1 ? '' : `-${n}`}${path.slice(cut)}`;
    if (!Object.hasOwn(files, name)) return name;
  }
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
