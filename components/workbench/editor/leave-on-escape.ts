import type { editor } from 'monaco-editor';
import type { Monaco } from '../monaco/monaco-api';
import type { WorkbenchValue } from '../workbench-context';
import { ACTIVE_TAB } from './editor-tabs';

/** Escape leaves the editor only when nothing else of it, such as a suggestion or the find box, waits for it. */
const ESCAPE_LEAVES_WHEN = [
  'editorTextFocus',
  '!suggestWidgetVisible',
  '!findWidgetVisible',
  '!parameterHintsVisible',
  '!renameInputVisible',
  '!inSnippetMode',
  '!editorHasMultipleSelections',
  '!markersNavigationVisible',
  '!referenceSearchVisible',
  '!inlineSuggestionVisible',
  '!inReferenceSearchEditor',
  '!editorHoverVisible',
].join(' && ');

/** Lets Escape leave an editor: the focus goes to the tab of the open file, and that is said. */
export function leaveOnEscape(
  monaco: Monaco,
  code: editor.IStandaloneCodeEditor,
  { root, announce }: Pick<WorkbenchValue, 'root' | 'announce'>,
): void {
  code.addAction({
    id: 'workbench.leaveEditor',
    label: 'Leave the editor',
    keybindings: [monaco.KeyCode.Escape],
    keybindingContext: ESCAPE_LEAVES_WHEN,
    run: () => {
      root.current?.querySelector<HTMLElement>(`[${ACTIVE_TAB}]`)?.focus();
      announce('Left the editor. F6 goes to the next part.');
    },
  });
}
