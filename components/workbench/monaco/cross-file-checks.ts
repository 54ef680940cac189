import type { editor } from 'monaco-editor';
import type { Monaco } from './monaco-api';
import { typeScriptStarted } from './typescript-start';
import type { WorkspaceModels } from './workspace-models';

/** The owner that Monaco's quick fixes look for. */
const OWNER = 'typescript';
/** Typing has paused. */
const SETTLE_MS = 400;

/** The part of a diagnostic of the TypeScript worker that a marker needs. */
export interface WorkerDiagnostic {
  readonly category: 0 | 1 | 2 | 3;
  readonly code: number;
  readonly start: number | undefined;
  readonly length: number | undefined;
  readonly messageText: string | MessageChain;
  readonly reportsUnnecessary?: unknown;
  readonly reportsDeprecated?: unknown;
}

interface MessageChain {
  readonly messageText: string;
  readonly next?: readonly MessageChain[];
}

/** A message with what it follows from, one line each, indented by depth. */
export function flattenMessage(message: string | MessageChain, depth = 0): string {
  if (typeof message === 'string') return message;
  const below = (message.next ?? []).map((next) => flattenMessage(next, depth + 1));
  return [`${'  '.repeat(depth)}${message.messageText}`, ...below].join('\n');
}

/**
 * Checks every TypeScript file of the workspace, in the worker, whenever typing has paused: after a rename in `a.ts`
 * the errors of `b.ts` appear. It stands in for Monaco's own checks, which look at a file only when that file itself
 * changes, and at the first ones before the others are there. `onChecked` is called after each look at all files. Returns
 * how to stop.
 */
export function checkAcrossFiles(monaco: Monaco, models: WorkspaceModels, onChecked: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let generation = 0;
  const settle = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void recheck(), SETTLE_MS);
  };
  const isScript = (model: editor.ITextModel) => /script|json/.test(model.getLanguageId());
  const watched = new Map<editor.ITextModel, { dispose(): void }>();
  const watch = (model: editor.ITextModel) => {
    if (!isScript(model) || watched.has(model)) return;
    watched.set(model, model.onDidChangeContent(settle));
    settle();
  };
  for (const model of monaco.editor.getModels()) watch(model);
  const added = monaco.editor.onDidCreateModel(watch);
  const removed = monaco.editor.onWillDisposeModel((model) => {
    if (!watched.has(model)) return;
    watched.get(model)?.dispose();
    watched.delete(model);
    settle();
  });

  async function recheck(): Promise<void> {
    generation += 1;
    const mine = generation;
    await typeScriptStarted();
    if (mine !== generation) return;
    const getWorker = await monaco.typescript.getTypeScriptWorker();
    for (const path of models.paths()) {
      const model = models.get(path);
      if (model?.getLanguageId() !== 'typescript') continue;
      const client = await getWorker(model.uri);
      if (mine !== generation) return;
      if (model.isDisposed()) continue;
      const uri = model.uri.toString();
      const version = model.getVersionId();
      let found: readonly unknown[];
      try {
        found = [
          ...(await client.getSyntacticDiagnostics(uri)),
          ...(await client.getSemanticDiagnostics(uri)),
          ...(await client.getSuggestionDiagnostics(uri)),
        ];
      } catch (error) {
        // The worker refuses a file that was taken away while it was asked.
        if (mine !== generation || model.isDisposed()) continue;
        throw error;
      }
      // Typed on, or gone, meanwhile: the next check will tell.
      if (mine !== generation) return;
      if (model.isDisposed() || model.getVersionId() !== version) continue;
      const markers = found.map((one) => toMarker(monaco, model, one as WorkerDiagnostic));
      monaco.editor.setModelMarkers(model, OWNER, markers);
    }
    onChecked();
  }

  return () => {
    generation += 1;
    clearTimeout(timer);
    added.dispose();
    removed.dispose();
    for (const listener of watched.values()) listener.dispose();
  };
}

function toMarker(monaco: Monaco, model: editor.ITextModel, found: WorkerDiagnostic): editor.IMarkerData {
  const from = model.getPositionAt(found.start ?? 0);
  const to = model.getPositionAt((found.start ?? 0) + (found.length ?? 1));
  const { Error: error, Warning: warning, Info: info, Hint: hint } = monaco.MarkerSeverity;
  const severity = [warning, error, hint, info][found.category] ?? info;
  return {
    severity,
    code: String(found.code),
    message: flattenMessage(found.messageText),
    tags: [
      ...(found.reportsUnnecessary ? [monaco.MarkerTag.Unnecessary] : []),
      ...(found.reportsDeprecated ? [monaco.MarkerTag.Deprecated] : []),
    ],
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  };
}
