import type { FileContent, FileMark, WorkspacePath } from '../core/files';

/** What became of some files: the new content by path, `null` for a file that is gone. */
export type FileChanges<Content = FileContent> = Readonly<Record<WorkspacePath, Content | null>>;

/**
 * What some paths are from now on; `null`: a plain file, or nothing. A path whose content changes and that is not in
 * here keeps its mark; one that is removed loses it.
 */
export type MarkChanges = Readonly<Record<WorkspacePath, FileMark | null>>;

/**
 * Why many files changed at once. `program-ran`: a line of the terminal, or a program that a panel ran; `arranged`: a
 * folder was made, renamed or deleted in the list of files; `imported`: a project was read from an archive.
 */
export const OVERLAY_KINDS = [
  'reset',
  'solution-shown',
  'restored',
  'run-wrote',
  'program-ran',
  'arranged',
  'imported',
] as const;
export type OverlayKind = (typeof OVERLAY_KINDS)[number];

/** What somebody wants done to a workspace. */
export type WorkspaceCommand =
  | { readonly type: 'edit'; readonly path: WorkspacePath; readonly content: FileContent }
  | { readonly type: 'create'; readonly path: WorkspacePath; readonly content: FileContent }
  | { readonly type: 'create-folder'; readonly path: WorkspacePath }
  /** A file, or a folder with all in it. */
  | { readonly type: 'rename'; readonly from: WorkspacePath; readonly to: WorkspacePath }
  | { readonly type: 'remove'; readonly path: WorkspacePath }
  | {
      readonly type: 'overlay';
      readonly kind: OverlayKind;
      readonly label: string;
      readonly changes: FileChanges;
      readonly marks?: MarkChanges;
    }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };

/**
 * What happened to a workspace. The state is a pure fold of these (see `applyEvent`), so a log of them gives the
 * work back, with its undo history. `Content` is another type where contents are kept apart and referred to.
 */
export type WorkspaceEvent<Content = FileContent> =
  | { readonly type: 'file-edited'; readonly path: WorkspacePath; readonly content: Content }
  | { readonly type: 'file-created'; readonly path: WorkspacePath; readonly content: Content }
  | { readonly type: 'file-renamed'; readonly from: WorkspacePath; readonly to: WorkspacePath }
  | { readonly type: 'file-removed'; readonly path: WorkspacePath }
  | {
      readonly type: 'files-overlaid';
      readonly kind: OverlayKind;
      /** What the step is called, in words: "Reset to the start". */
      readonly label: string;
      readonly changes: FileChanges<Content>;
      readonly marks?: MarkChanges;
    }
  | { readonly type: 'undone' }
  | { readonly type: 'redone' };
