import type { editor } from 'monaco-editor';
import type { LessonSession } from '@/stores/contracts';

/** What outlives an editor that is taken down, for a comparison or a preview, and made again. */
export interface EditorMemory {
  /** Cursor, scroll and folds, by path. */
  readonly views: Map<string, editor.ICodeEditorViewState>;
  /** The last place that was gone to; it is not gone to a second time. */
  handledReveal: number;
}

const memories = new WeakMap<LessonSession, EditorMemory>();

/** The memory of a session's editors; it ends with the session. */
export function editorMemory(session: LessonSession): EditorMemory {
  const known = memories.get(session);
  if (known) return known;
  const made: EditorMemory = { views: new Map(), handledReveal: 0 };
  memories.set(session, made);
  return made;
}
