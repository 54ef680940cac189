import type { editor } from 'monaco-editor';
import type { Monaco } from '@/components/workbench/monaco/monaco-api';
import type { WorkspaceModels } from '@/components/workbench/monaco/workspace-models';
import type { PlacedAnnotation } from '@/engine/ci/views/run-page';

const OWNER = 'actions';
/** How to stop watching a file that has remarks. */
const watched = new Map<editor.ITextModel, { dispose(): void }>();

/** Marks the lines that a run has remarks about; those of the run that was shown before are gone. */
export function showAnnotations(
  monaco: Monaco,
  models: Pick<WorkspaceModels, 'get'>,
  source: string,
  annotations: readonly PlacedAnnotation[],
): void {
  for (const model of [...watched.keys()]) forget(monaco, model);
  const byPath = new Map<string, PlacedAnnotation[]>();
  for (const one of annotations)
    if (one.path !== '' && one.line > 0) byPath.set(one.path, [...(byPath.get(one.path) ?? []), one]);
  for (const [path, own] of byPath) {
    const model = models.get(path);
    if (model === null) continue;
    const markers = own
      .filter(({ line }) => line <= model.getLineCount())
      .map((one) => markerOf(monaco, model, source, one));
    monaco.editor.setModelMarkers(model, OWNER, markers);
    const edits = model.onDidChangeContent(() => forget(monaco, model));
    const end = model.onWillDispose(() => forget(monaco, model));
    watched.set(model, {
      dispose: () => {
        edits.dispose();
        end.dispose();
      },
    });
  }
}

function forget(monaco: Monaco, model: editor.ITextModel): void {
  watched.get(model)?.dispose();
  watched.delete(model);
  if (!model.isDisposed()) monaco.editor.setModelMarkers(model, OWNER, []);
}

function markerOf(
  monaco: Monaco,
  model: editor.ITextModel,
  source: string,
  { level, line, endLine, column, title, message, job }: PlacedAnnotation,
): editor.IMarkerData {
  const { Error: failure, Warning: warning, Info: notice } = monaco.MarkerSeverity;
  const last = Math.min(Math.max(line, endLine), model.getLineCount());
  return {
    severity: { failure, warning, notice }[level],
    source: `${source}, ${job}`,
    message: title === '' ? message : `${title}: ${message}`,
    startLineNumber: line,
    startColumn: column > 0 ? column : model.getLineFirstNonWhitespaceColumn(line) || 1,
    endLineNumber: last,
    endColumn: model.getLineMaxColumn(last),
  };
}
