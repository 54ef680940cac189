import type { FileContent, FileMark, WorkspacePath } from '../engine/core/files';
import { isProjectFile } from '../engine/core/program-files';
import type { FileChanges, MarkChanges, WorkspaceEvent } from '../engine/workspace/events';
import { contentOf, markOf, sameContent, type WorkspaceTree } from '../engine/workspace/model';

/** What stands at a path: its content (null: no file) and its mark. */
interface Place {
  readonly content: FileContent | null;
  readonly mark: FileMark | null;
}

/** An edit that a tab could not save before another one took over. */
export interface StrandedEdit extends Place {
  readonly path: WorkspacePath;
  /** What was stored when the tab became a reader. */
  readonly base: Place;
}

/** The paths that unsaved events touched. Undo and redo name none; what they touched stays as it is stored. */
export function strandedPaths(events: readonly WorkspaceEvent[]): readonly WorkspacePath[] {
  return [...new Set(events.flatMap(pathsOf))];
}

/**
 * Adds what `mine` holds at `paths` to what is already stranded, given what is stored now; what is stored alike is left
 * out.
 */
export function mergeStranded(
  stranded: readonly StrandedEdit[],
  paths: readonly WorkspacePath[],
  mine: WorkspaceTree,
  stored: WorkspaceTree,
): readonly StrandedEdit[] {
  const newer = paths.map(
    (path): StrandedEdit => ({ path, ...placeAt(mine, path), base: placeAt(stored, path) }),
  );
  return [...stranded.filter(({ path }) => !paths.includes(path)), ...newer].filter(
    (edit) => !samePlace(edit, placeAt(stored, edit.path)),
  );
}

/**
 * The changes that bring stranded edits back. Where the other tab has changed the same file since, its work stays and
 * the stranded text is put beside it: `src/train.ts` → `src/train.unsaved.ts`. What tools keep fits together or is
 * worthless: of a repository that the other tab has worked on, only new objects are added, which harm nothing.
 */
export function rescueChanges(
  stranded: readonly StrandedEdit[],
  tree: WorkspaceTree,
): { readonly changes: FileChanges; readonly marks: MarkChanges } {
  const changes: Record<WorkspacePath, FileContent | null> = {};
  const marks: Record<WorkspacePath, FileMark | null> = {};
  const isFree = ({ path, base }: StrandedEdit) => samePlace(placeAt(tree, path), base);
  const ofTools = stranded.filter(({ path }) => !isProjectFile(path));
  const left = ofTools.every(isFree) ? [] : ofTools.filter((edit) => !isNewObject(edit, tree));
  for (const edit of stranded) {
    const { path, content, mark } = edit;
    const free = isFree(edit);
    if (left.includes(edit) || (!free && content === null)) continue;
    const target = free ? path : besides(path, tree);
    changes[target] = content;
    marks[target] = mark;
  }
  return { changes, marks };
}

/** Whether an edit adds an object under the hash of its content, where nothing is. */
function isNewObject({ path, base }: StrandedEdit, tree: WorkspaceTree): boolean {
  const isObject = /^(\.lab\/.*)?\.git\/objects\/|^\.lab\/.*\/objects\/|^\.dvc\/cache\//.test(path);
  return isObject && base.content === null && contentOf(tree.files, path) === null;
}

function placeAt({ files, marks }: WorkspaceTree, path: WorkspacePath): Place {
  return { content: contentOf(files, path), mark: markOf(marks, path) };
}

function samePlace(a: Place, b: Place): boolean {
  return a.mark === b.mark && sameContent(a.content, b.content);
}

function besides(path: WorkspacePath, { files }: WorkspaceTree): WorkspacePath {
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
      return [...Object.keys(event.changes), ...Object.keys(event.marks ?? {})];
    default:
      return [];
  }
}
