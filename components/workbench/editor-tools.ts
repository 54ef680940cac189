import { createStore, type StoreApi } from 'zustand/vanilla';
import { showToast } from '@/components/ui/toast';
import { messageOf } from '@/engine/core/errors';
import type { LessonSession } from '@/stores/contracts';
import { checkAcrossFiles } from './monaco/cross-file-checks';
import { supportDvc } from './monaco/dvc-language';
import { followProject } from './monaco/languages';
import { loadMonaco } from './monaco/load-monaco';
import type { Monaco } from './monaco/monaco-api';
import { openAcrossFiles } from './monaco/open-across-files';
import { collectProblems, type Problem } from './monaco/problems';
import { followWorkflows } from './monaco/workflow-language';
import { WorkspaceModels } from './monaco/workspace-models';

/** The editor's machinery: loaded once for a page, its models live as long as the session is shown. */
export type EditorTools = {
  readonly problems: readonly Problem[];
  /** Whether TypeScript has looked at the files; it starts when somebody comes to the editor. */
  readonly isChecked: boolean;
} & (
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'ready'; readonly monaco: Monaco; readonly models: WorkspaceModels }
);

const EMPTY: EditorTools = { status: 'loading', problems: [], isChecked: false };

/** A fresh store, before anything is loaded. */
export function createEditorTools(): StoreApi<EditorTools> {
  return createStore<EditorTools>(() => EMPTY);
}

/** Markers come in bursts, one a file; the list is made once they pause. */
const PROBLEMS_PAUSE_MS = 120;

/** Loads Monaco, gives every file a model and keeps the list of problems. Returns how to take it all down. */
export function startEditorTools(tools: StoreApi<EditorTools>, session: LessonSession): () => void {
  const stops: (() => void)[] = [];
  let stopped = false;
  loadMonaco().then(
    ({ monaco, warning }) => {
      if (stopped) return;
      if (warning) showToast({ title: 'The editor knows less than it should', description: warning });
      const models = new WorkspaceModels(monaco, session.workspace);
      stops.push(
        followProject(monaco, session),
        checkAcrossFiles(monaco, models, () => tools.setState({ isChecked: true })),
        followWorkflows(monaco, session),
        followProblems(monaco, tools),
        openAcrossFiles(monaco, session),
        supportDvc(monaco, session, models),
        () => models.dispose(),
      );
      tools.setState({ status: 'ready', monaco, models });
    },
    (thrown: unknown) => {
      if (!stopped) tools.setState({ status: 'failed', message: messageOf(thrown) });
    },
  );
  return () => {
    stopped = true;
    tools.setState(EMPTY, true);
    for (const stop of stops) stop();
  };
}

function followProblems(monaco: Monaco, tools: StoreApi<EditorTools>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listener = monaco.editor.onDidChangeMarkers(() => {
    clearTimeout(timer);
    timer = setTimeout(() => tools.setState({ problems: collectProblems(monaco) }), PROBLEMS_PAUSE_MS);
  });
  return () => {
    clearTimeout(timer);
    listener.dispose();
  };
}
