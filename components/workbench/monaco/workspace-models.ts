import type { editor } from 'monaco-editor';
import type { WorkspacePath } from '@/engine/core/files';
import { projectFiles } from '@/engine/core/program-files';
import type { LessonSession, WorkspaceState } from '@/stores/contracts';
import { fileKind, languageOf } from './file-kind';
import { minimalEdit } from './minimal-edit';
import type { Monaco } from './monaco-api';
import { uriOf } from './uris';

interface Entry {
  readonly model: editor.ITextModel;
  /** The content that model and store last agreed on. */
  known: string;
  readonly stop: () => void;
}

/** A workspace of more text files than this has models for as many of its code files, and for those that are opened. */
export const MOST_MODELS = 150;

/**
 * Keeps one model for every text file of the workspace, both ways: what is typed goes to `workspace.edit`, what
 * changes elsewhere (undo, reset, controls, the writes of a run) goes into the model as the smallest edit, so that
 * cursors and folds stay. All files have models from the start, so completions, rename and errors cross files; in a very
 * large workspace, those of the first code files and of what was opened.
 */
export class WorkspaceModels {
  readonly #monaco: Monaco;
  readonly #workspace: LessonSession['workspace'];
  readonly #entries = new Map<WorkspacePath, Entry>();
  readonly #unsubscribe: () => void;
  #applying = false;

  constructor(monaco: Monaco, workspace: LessonSession['workspace']) {
    this.#monaco = monaco;
    this.#workspace = workspace;
    this.#apply(projectFiles(workspace.getState().files));
    this.#unsubscribe = workspace.subscribe((state, before) => {
      if (state.files !== before.files) this.#apply(projectFiles(state.files));
    });
  }

  /** The model of a file, made if need be; null when it can have none: gone, bytes, or too large. */
  get(path: WorkspacePath): editor.ITextModel | null {
    const known = this.#entries.get(path);
    if (known !== undefined) return known.model;
    const { files } = this.#workspace.getState();
    const content = Object.hasOwn(files, path) ? files[path]! : null;
    if (typeof content !== 'string' || fileKind(content) !== 'text') return null;
    this.#add(path, content);
    return this.#entries.get(path)!.model;
  }

  /** The paths that have a model. */
  paths(): readonly WorkspacePath[] {
    return [...this.#entries.keys()];
  }

  /** Stops following the workspace and frees every model. */
  dispose(): void {
    this.#unsubscribe();
    for (const path of [...this.#entries.keys()]) this.#drop(path);
  }

  #apply(files: WorkspaceState['files']): void {
    for (const path of [...this.#entries.keys()]) {
      const content = files[path];
      if (content === undefined || fileKind(content) !== 'text') this.#drop(path);
    }
    for (const [path, { known }] of this.#entries)
      if (known !== files[path]) this.#write(this.#entries.get(path)!, files[path] as string);
    for (const path of wantedPaths(files))
      if (!this.#entries.has(path)) this.#add(path, files[path] as string);
  }

  #add(path: WorkspacePath, content: string): void {
    const uri = uriOf(this.#monaco, path);
    this.#monaco.editor.getModel(uri)?.dispose();
    const model = this.#monaco.editor.createModel(content, languageOf(path), uri);
    model.updateOptions({ tabSize: 2, insertSpaces: true, trimAutoWhitespace: true });
    const listener = model.onDidChangeContent(() => {
      const entry = this.#entries.get(path);
      if (!entry || this.#applying) return;
      entry.known = model.getValue();
      this.#workspace.getState().edit(path, entry.known);
    });
    this.#entries.set(path, { model, known: content, stop: () => listener.dispose() });
  }

  #write(entry: Entry, content: string): void {
    entry.known = content;
    const { model } = entry;
    // The model may hold other line ends than the file; it compares and edits in its own.
    const target =
      model.getEOL() === '\n' ? content.replaceAll('\r\n', '\n') : content.replace(/\r?\n/g, '\r\n');
    const edit = minimalEdit(model.getValue(), target);
    if (!edit) return;
    const start = model.getPositionAt(edit.start);
    const end = model.getPositionAt(edit.end);
    this.#applying = true;
    try {
      model.pushStackElement();
      model.pushEditOperations(
        null,
        [{ range: this.#monaco.Range.fromPositions(start, end), text: edit.text }],
        () => null,
      );
      model.pushStackElement();
    } finally {
      this.#applying = false;
    }
  }

  #drop(path: WorkspacePath): void {
    const entry = this.#entries.get(path);
    if (!entry) return;
    this.#entries.delete(path);
    entry.stop();
    // Editors that show it let go of it as soon as they are drawn again; a comparison must have done so before.
    setTimeout(() => entry.model.dispose());
  }
}

const CODE = /\.(m?[tj]sx?|json)$/;

/** The text files that have a model whether they are open or not. */
function wantedPaths(files: WorkspaceState['files']): readonly WorkspacePath[] {
  const texts = Object.keys(files).filter((path) => {
    const content = files[path]!;
    return typeof content === 'string' && fileKind(content) === 'text';
  });
  return texts.length <= MOST_MODELS ? texts : texts.filter((path) => CODE.test(path)).slice(0, MOST_MODELS);
}
