import type { FileContent, FileMark, FileMarks, WorkspaceFiles, WorkspacePath } from '../engine/core/files';
import type { TreeChanges } from '../runtime/lab/changes';

/** What the lab's worker has of the workspace, so that only what changed travels. */
export class WorkspaceMirror {
  readonly #files = new Map<WorkspacePath, FileContent>();
  readonly #marks = new Map<WorkspacePath, FileMark>();
  #seenFiles: WorkspaceFiles | null = null;
  #seenMarks: FileMarks | null = null;

  /** What differs from what the worker has; null: nothing. The worker has it from now on. */
  changes(files: WorkspaceFiles, marks: FileMarks): TreeChanges | null {
    if (files === this.#seenFiles && marks === this.#seenMarks) return null;
    const changed: Record<WorkspacePath, FileContent | null> = {};
    const marked: Record<WorkspacePath, FileMark | null> = {};
    const note = (path: WorkspacePath) => {
      changed[path] = Object.hasOwn(files, path) ? files[path]! : null;
      marked[path] = Object.hasOwn(marks, path) ? marks[path]! : null;
    };
    for (const path of Object.keys(files)) if (files[path] !== this.#files.get(path)) note(path);
    for (const path of Object.keys(marks)) if (marks[path] !== this.#marks.get(path)) note(path);
    for (const path of this.#files.keys()) if (!Object.hasOwn(files, path)) note(path);
    for (const path of this.#marks.keys()) if (!Object.hasOwn(marks, path)) note(path);
    this.took({ files: changed, marks: marked });
    this.#seenFiles = files;
    this.#seenMarks = marks;
    return Object.keys(changed).length > 0 ? { files: changed, marks: marked } : null;
  }

  /** The worker has these changes: it made them. */
  took({ files, marks }: TreeChanges): void {
    for (const [path, content] of Object.entries(files)) {
      if (content === null) this.#files.delete(path);
      else this.#files.set(path, content);
      // A path that is gone has no mark.
      if (content === null && !Object.hasOwn(marks, path)) this.#marks.delete(path);
    }
    for (const [path, mark] of Object.entries(marks)) {
      if (mark === null) this.#marks.delete(path);
      else this.#marks.set(path, mark);
    }
    this.#seenFiles = null;
  }
}
