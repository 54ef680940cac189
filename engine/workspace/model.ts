import type { FileContent, FileMark, FileMarks, WorkspaceFiles, WorkspacePath } from '../core/files';

/**
 * One path of a step: what it held before and after; `null`: it was not there. `Content` is another type where contents
 * are kept apart and referred to.
 */
export interface FileStep<Content = FileContent> {
  readonly path: WorkspacePath;
  readonly before: Content | null;
  readonly after: Content | null;
  /** What it was before and after; absent: a plain file, or nothing. */
  readonly markBefore?: FileMark;
  readonly markAfter?: FileMark;
}

/** One step of undo. */
export interface Step<Content = FileContent> {
  /** What undo and redo call it: "Edit src/train.ts". */
  readonly label: string;
  readonly files: readonly FileStep<Content>[];
}

/** All that a workspace holds at one moment. */
export interface WorkspaceTree {
  readonly files: WorkspaceFiles;
  readonly marks: FileMarks;
}

/** A workspace with its undo history: the fold of its events. */
export interface WorkspaceModel extends WorkspaceTree {
  /** Oldest first. */
  readonly past: readonly Step[];
  /** The next to redo last. */
  readonly future: readonly Step[];
  /** The last step is an edit of this file and takes further edits of it; null: the next edit is a new step. */
  readonly typing: WorkspacePath | null;
}

/** How much undo history is kept: the oldest steps go first. */
export const HISTORY_LIMITS = { steps: 100, bytes: 8_000_000 } as const;

const NO_MARKS: FileMarks = {};

/** A workspace without history. */
export function newModel(files: WorkspaceFiles, marks: FileMarks = NO_MARKS): WorkspaceModel {
  return { files, marks, past: [], future: [], typing: null };
}

/** Whether two contents are the same, byte by byte. */
export function sameContent(a: FileContent | null | undefined, b: FileContent | null | undefined): boolean {
  if (a === b) return true;
  if (!(a instanceof Uint8Array) || !(b instanceof Uint8Array) || a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

/** What a file holds; null: the workspace has no such file. Own files only: `toString` is not one. */
export function contentOf(files: WorkspaceFiles, path: WorkspacePath): FileContent | null {
  return Object.hasOwn(files, path) ? files[path]! : null;
}

/** What a path is marked as; null: a plain file, or nothing. */
export function markOf(marks: FileMarks, path: WorkspacePath): FileMark | null {
  return Object.hasOwn(marks, path) ? marks[path]! : null;
}

/** Whether two workspaces hold the same files. */
export function sameFiles(a: WorkspaceFiles, b: WorkspaceFiles): boolean {
  if (a === b) return true;
  const paths = Object.keys(a);
  return (
    paths.length === Object.keys(b).length && paths.every((path) => sameContent(a[path], contentOf(b, path)))
  );
}

/** Whether two workspaces hold the same files, links and folders, of the same modes. */
export function sameTree(a: WorkspaceTree, b: WorkspaceTree): boolean {
  if (!sameFiles(a.files, b.files)) return false;
  const marked = Object.keys(a.marks);
  return (
    a.marks === b.marks ||
    (marked.length === Object.keys(b.marks).length &&
      marked.every((path) => a.marks[path] === markOf(b.marks, path)))
  );
}
