import type { editor, IDisposable, languages, Position } from 'monaco-editor';
import type { WorkflowDiagnostic } from '@/engine/ci/language/language-service';
import type { LessonSession } from '@/stores/contracts';
import type { LabState } from '@/stores/lab-contract';
import type { Monaco } from './monaco-api';
import { pathOf } from './uris';

const OWNER = 'workflows';
/** Typing has paused. */
const SETTLE_MS = 250;

/** Whether GitHub's own language service knows a file: workflows, and actions of the repository. */
export const isWorkflowFile = (path: string): boolean =>
  /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path) || /(^|\/)action\.ya?ml$/.test(path);

const workflowPath = (model: editor.ITextModel): string | null => {
  const path = pathOf(model.uri);
  return path !== null && isWorkflowFile(path) ? path : null;
};

/**
 * Completion, hover and problems for workflow files, by GitHub's own language service in the lab's worker: the page's own
 * thread does nothing for them. Returns how to stop.
 */
export function followWorkflows(monaco: Monaco, session: Pick<LessonSession, 'lab'>): () => void {
  const lab = async (): Promise<LabState> => (await session.lab()).getState();
  const timers = new Map<editor.ITextModel, ReturnType<typeof setTimeout>>();
  const watched = new Map<editor.ITextModel, IDisposable>();

  const check = async (model: editor.ITextModel) => {
    const path = workflowPath(model);
    if (path === null) return;
    const version = model.getVersionId();
    let found: readonly WorkflowDiagnostic[];
    try {
      found = await (await lab()).ask('workflow.diagnose', { path, text: model.getValue() });
    } catch {
      // The lab says itself that it is gone; until it is back nothing is known of the file.
      found = [];
    }
    // Typed on, or gone, meanwhile: the next check will tell.
    if (model.isDisposed() || model.getVersionId() !== version) return;
    monaco.editor.setModelMarkers(
      model,
      OWNER,
      found.map((one) => markerOf(monaco, one)),
    );
  };
  const settle = (model: editor.ITextModel) => {
    clearTimeout(timers.get(model));
    timers.set(
      model,
      setTimeout(() => void check(model), SETTLE_MS),
    );
  };
  const watch = (model: editor.ITextModel) => {
    if (watched.has(model) || workflowPath(model) === null) return;
    watched.set(
      model,
      model.onDidChangeContent(() => settle(model)),
    );
    settle(model);
  };
  const forget = (model: editor.ITextModel) => {
    clearTimeout(timers.get(model));
    timers.delete(model);
    watched.get(model)?.dispose();
    watched.delete(model);
  };
  for (const model of monaco.editor.getModels()) watch(model);
  const listeners = [
    monaco.editor.onDidCreateModel(watch),
    monaco.editor.onWillDisposeModel(forget),
    monaco.languages.registerCompletionItemProvider('yaml', {
      triggerCharacters: [' ', '.', ':', '{', '@'],
      provideCompletionItems: (model, position) => completions(monaco, lab, model, position),
    }),
    monaco.languages.registerHoverProvider('yaml', {
      provideHover: (model, position) => hover(lab, model, position),
    }),
  ];
  return () => {
    for (const listener of listeners) listener.dispose();
    for (const model of [...watched.keys()]) {
      forget(model);
      if (!model.isDisposed()) monaco.editor.setModelMarkers(model, OWNER, []);
    }
  };
}

async function completions(
  monaco: Monaco,
  lab: () => Promise<LabState>,
  model: editor.ITextModel,
  position: Position,
): Promise<languages.CompletionList | null> {
  const path = workflowPath(model);
  if (path === null) return null;
  const given = { path, text: model.getValue(), offset: model.getOffsetAt(position) };
  const found = await (await lab()).ask('workflow.complete', given);
  return {
    suggestions: found.map(({ label, text, documentation, from, to }, index) => ({
      label,
      insertText: text,
      documentation: { value: documentation },
      kind: monaco.languages.CompletionItemKind.Property,
      // The service has an order of its own; Monaco's would be that of letters.
      sortText: String(index).padStart(4, '0'),
      range: {
        startLineNumber: from.line,
        startColumn: from.column,
        endLineNumber: to.line,
        endColumn: to.column,
      },
    })),
  };
}

async function hover(
  lab: () => Promise<LabState>,
  model: editor.ITextModel,
  position: Position,
): Promise<languages.Hover | null> {
  const path = workflowPath(model);
  if (path === null) return null;
  const given = { path, text: model.getValue(), offset: model.getOffsetAt(position) };
  const found = await (await lab()).ask('workflow.hover', given);
  if (found === null) return null;
  const { markdown, from, to } = found;
  return {
    contents: [{ value: markdown }],
    range: {
      startLineNumber: from.line,
      startColumn: from.column,
      endLineNumber: to.line,
      endColumn: to.column,
    },
  };
}

function markerOf(monaco: Monaco, { severity, message, from, to }: WorkflowDiagnostic): editor.IMarkerData {
  const { Error: error, Warning: warning, Info: info, Hint: hint } = monaco.MarkerSeverity;
  return {
    severity: { error, warning, info, hint }[severity],
    source: 'GitHub Actions',
    message,
    startLineNumber: from.line,
    startColumn: from.column,
    endLineNumber: to.line,
    endColumn: to.column,
  };
}
