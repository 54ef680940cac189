import type { LessonSession } from '@/stores/contracts';
import type { Monaco } from './monaco-api';
import { pathOf } from './uris';

/**
 * Lets "go to definition", "next problem" and their like open other files: those of the workspace in a tab, those of
 * libraries as a peek, for they are nobody's to edit. Returns how to stop.
 */
export function openAcrossFiles(monaco: Monaco, session: LessonSession): () => void {
  const opener = monaco.editor.registerEditorOpener({
    openCodeEditor(source, resource, target) {
      const path = pathOf(resource);
      if (path === null) {
        source.trigger('open-across-files', 'editor.action.peekDefinition', null);
        return true;
      }
      const line = target && ('startLineNumber' in target ? target.startLineNumber : target.lineNumber);
      const column = target && ('startColumn' in target ? target.startColumn : target.column);
      if (line) session.editor.getState().revealLocation({ path, line, column });
      else session.editor.getState().openFile(path);
      return true;
    },
  });
  return () => opener.dispose();
}
