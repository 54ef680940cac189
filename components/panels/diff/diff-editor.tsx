'use client';

import type { editor } from 'monaco-editor';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { EDITOR_OPTIONS } from '@/components/workbench/editor/editor-options';
import { leaveOnEscape } from '@/components/workbench/editor/leave-on-escape';
import { languageOf } from '@/components/workbench/monaco/file-kind';
import type { Monaco } from '@/components/workbench/monaco/monaco-api';
import { useSessionState, useWorkbench } from '@/components/workbench/workbench-context';
import { browserPreferences } from '@/stores/preferences';

/** Windows of at least this width get the two sides beside each other, where the pane has room as well. */
const SIDE_BY_SIDE = '(min-width: 1200px)';

export interface DiffEditorProps {
  readonly monaco: Monaco;
  readonly path: string;
  /** The text of the other side; empty where the file was not there. */
  readonly original: string;
  /** The live model of the file, edited in place; null where the file is gone. */
  readonly model: editor.ITextModel | null;
}

/** Monaco's comparison of a file with a text. What is typed at the right is an edit of the file. */
export function DiffEditor({ monaco, path, original, model }: DiffEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const { root, announce } = useWorkbench();
  const reader = useSessionState('workspace', (workspace) => workspace.access === 'reader');
  const fontSize = useStore(browserPreferences(), (state) => state.editorFontSize);
  const tabFocusMode = useStore(browserPreferences(), (state) => state.editorTab === 'focus');
  useEffect(() => {
    if (!host.current) return;
    const wide = window.matchMedia(SIDE_BY_SIDE);
    const diff = monaco.editor.createDiffEditor(host.current, {
      ...EDITOR_OPTIONS,
      originalEditable: false,
      readOnly: model === null || reader,
      fontSize,
      tabFocusMode,
      renderSideBySide: wide.matches,
      useInlineViewWhenSpaceIsLimited: true,
      renderSideBySideInlineBreakpoint: 620,
      hideUnchangedRegions: { enabled: true },
    });
    // The options of the whole comparison for these names do not reach its two editors.
    const label = (name: string) => `${name}. Escape leaves the editor.`;
    diff.getOriginalEditor().updateOptions({ ariaLabel: label(`${path}, to compare with`) });
    diff.getModifiedEditor().updateOptions({ ariaLabel: label(`${path}, your work`) });
    for (const side of [diff.getOriginalEditor(), diff.getModifiedEditor()]) {
      leaveOnEscape(monaco, side, { root, announce });
    }
    const follow = () => diff.updateOptions({ renderSideBySide: wide.matches });
    wide.addEventListener('change', follow);
    const language = languageOf(path);
    const before = monaco.editor.createModel(original, language, uri(monaco, 'baseline', path));
    const gone = model === null ? monaco.editor.createModel('', language, uri(monaco, 'gone', path)) : null;
    diff.setModel({ original: before, modified: model ?? gone! });
    return () => {
      wide.removeEventListener('change', follow);
      diff.setModel(null);
      diff.dispose();
      before.dispose();
      gone?.dispose();
    };
  }, [monaco, path, original, model, reader, fontSize, tabFocusMode, root, announce]);
  return <div ref={host} className="workbench-editor h-full" />;
}

function uri(monaco: Monaco, scheme: string, path: string) {
  const address = monaco.Uri.from({ scheme, path: `/${path}` });
  // Left over where React mounts twice in development.
  monaco.editor.getModel(address)?.dispose();
  return address;
}
