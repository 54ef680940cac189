import type { editor, languages, Position } from 'monaco-editor';
import type { StoreApi } from 'zustand/vanilla';
import type { DvcCompletion } from '@/engine/versioning/dvc/editing/complete';
import type { DvcDiagnostic } from '@/engine/versioning/dvc/editing/diagnostic';
import type { LessonSession } from '@/stores/contracts';
import type { LabState } from '@/stores/lab-contract';
import type { Monaco } from './monaco-api';
import { pathOf } from './uris';
import type { WorkspaceModels } from './workspace-models';

const OWNER = 'dvc';
/** Changes are gathered this long before files are looked at anew, in milliseconds. */
const SETTLE_MS = 250;
const IS_PIPELINE = /(^|\/)dvc\.yaml$/;

/**
 * Teaches the editor `dvc.yaml`: completion, what words mean, and problems at their lines, those of parameter files too.
 * The work is done by the lab's worker, which is first asked when the workspace has such a file. Returns how to stop.
 */
export function supportDvc(
  monaco: Monaco,
  session: Pick<LessonSession, 'workspace' | 'lab'>,
  models: WorkspaceModels,
): () => void {
  const completion = monaco.languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' ', '-', '{', '.', '[', '/'],
    provideCompletionItems: async (model, position) => {
      const input = inputAt(model, position);
      if (input === null) return { suggestions: [] };
      const lab = await session.lab();
      const items = await lab.getState().ask('dvc.complete', input);
      if (model.isDisposed()) return { suggestions: [] };
      return { suggestions: items.map((item) => toSuggestion(monaco, model, item)) };
    },
  });
  const hover = monaco.languages.registerHoverProvider('yaml', {
    provideHover: async (model, position) => {
      const input = inputAt(model, position);
      if (input === null) return null;
      const lab = await session.lab();
      const found = await lab.getState().ask('dvc.hover', input);
      if (found === null || model.isDisposed()) return null;
      return { contents: [{ value: found.markdown }], range: rangeOf(monaco, model, found.from, found.to) };
    },
  });
  const stopChecks = checkPipelines(monaco, session, models);
  return () => {
    completion.dispose();
    hover.dispose();
    stopChecks();
  };
}

/** What is asked about a place of a `dvc.yaml`; null: another file. */
function inputAt(model: editor.ITextModel, position: Position) {
  const path = pathOf(model.uri);
  if (path === null || !IS_PIPELINE.test(path)) return null;
  // The worker counts characters of the file, whose lines end as the model's do.
  return { path, text: model.getValue(), offset: model.getOffsetAt(position) };
}

function rangeOf(monaco: Monaco, model: editor.ITextModel, from: number, to: number) {
  return monaco.Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to));
}

function toSuggestion(
  monaco: Monaco,
  model: editor.ITextModel,
  { label, kind, insert, detail, doc, from, to }: DvcCompletion,
): languages.CompletionItem {
  const { CompletionItemKind: kinds, CompletionItemInsertTextRule: rules } = monaco.languages;
  const isSnippet = kind === 'key' || kind === 'stage';
  return {
    label,
    kind: {
      key: kinds.Property,
      file: kinds.File,
      param: kinds.Variable,
      value: kinds.Value,
      stage: kinds.Snippet,
    }[kind],
    insertText: insert,
    ...(isSnippet && { insertTextRules: rules.InsertAsSnippet }),
    ...(detail !== undefined && { detail }),
    ...(doc !== undefined && { documentation: { value: doc } }),
    range: rangeOf(monaco, model, from, to),
  };
}

/** Marks what is wrong in pipelines and their parameters, whenever files have changed and typing has paused. */
function checkPipelines(
  monaco: Monaco,
  { workspace, lab: openLab }: Pick<LessonSession, 'workspace' | 'lab'>,
  models: WorkspaceModels,
): () => void {
  let isGone = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsubscribe: (() => void) | undefined;
  let marked: readonly string[] = [];

  const mark = (path: string, diagnostics: readonly DvcDiagnostic[]) => {
    const model = models.get(path);
    if (model && !model.isDisposed())
      monaco.editor.setModelMarkers(
        model,
        OWNER,
        diagnostics.map((one) => toMarker(monaco, one)),
      );
  };
  const check = async (lab: StoreApi<LabState>) => {
    const { revision } = lab.getState();
    const found = await lab.getState().ask('dvc.diagnostics', null);
    // What changed meanwhile has its own check.
    if (isGone || lab.getState().revision !== revision) return;
    for (const path of marked) if (!(path in found)) mark(path, []);
    for (const [path, diagnostics] of Object.entries(found)) mark(path, diagnostics);
    marked = Object.keys(found);
  };
  const settle = (lab: StoreApi<LabState>) => {
    clearTimeout(timer);
    // A worker that is gone says so in the terminal and the panels; markers wait for the next change.
    timer = setTimeout(() => void check(lab).catch(() => undefined), SETTLE_MS);
  };
  const begin = async () => {
    const lab = await openLab();
    if (isGone) return;
    unsubscribe = lab.subscribe((now, before) => {
      if (now.revision !== before.revision) settle(lab);
    });
    settle(lab);
  };
  let hasBegun = false;
  const follow = () => {
    if (hasBegun || !Object.keys(workspace.getState().files).some((path) => IS_PIPELINE.test(path))) return;
    hasBegun = true;
    // Without a lab there is nobody to ask; its panels say why.
    begin().catch(() => undefined);
  };
  follow();
  const stopFollowing = workspace.subscribe((state, before) => {
    if (state.files !== before.files) follow();
  });
  return () => {
    isGone = true;
    clearTimeout(timer);
    unsubscribe?.();
    stopFollowing();
  };
}

function toMarker(monaco: Monaco, found: DvcDiagnostic): editor.IMarkerData {
  const { Error: error, Warning: warning } = monaco.MarkerSeverity;
  return {
    severity: found.severity === 'error' ? error : warning,
    message: found.message,
    source: 'dvc',
    startLineNumber: found.line,
    startColumn: found.column,
    endLineNumber: found.endLine,
    endColumn: found.endColumn,
  };
}
