'use client';

import type { editor } from 'monaco-editor';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { browserPreferences } from '@/stores/preferences';
import type { Monaco } from '../monaco/load-monaco';
import { useSessionState, useWorkbench } from '../workbench-context';
import { EDITOR_OPTIONS, ESCAPE_LEAVES_WHEN } from './editor-options';
import { ACTIVE_TAB } from './editor-tabs';

export interface CodeEditorProps {
  readonly monaco: Monaco;
  readonly model: editor.ITextModel;
  readonly path: string;
  readonly readOnly: boolean;
}

/** Monaco over one model at a time. Where the cursor was in each file is kept while the workbench is open. */
export function CodeEditor({ monaco, model, path, readOnly }: CodeEditorProps) {
  const { session, root, announce } = useWorkbench();
  const host = useRef<HTMLDivElement>(null);
  const [code, setCode] = useState<editor.IStandaloneCodeEditor | null>(null);
  const views = useRef(new Map<string, editor.ICodeEditorViewState>());
  const reveal = useSessionState('editor', (state) => state.reveal);
  const fontSize = useStore(browserPreferences(), (state) => state.editorFontSize);
  const tabFocusMode = useStore(browserPreferences(), (state) => state.editorTab === 'focus');

  useEffect(() => {
    if (!host.current) return;
    const made = monaco.editor.create(host.current, { ...EDITOR_OPTIONS, model: null });
    made.addCommand(
      monaco.KeyCode.Escape,
      () => {
        root.current?.querySelector<HTMLElement>(`[${ACTIVE_TAB}]`)?.focus();
        announce('Left the editor. F6 goes to the next part.');
      },
      ESCAPE_LEAVES_WHEN,
    );
    setCode(made);
    return () => {
      setCode(null);
      made.dispose();
    };
  }, [monaco, root, announce]);

  useEffect(() => {
    if (!code || model.isDisposed()) return;
    const seen = views.current;
    code.setModel(model);
    const view = seen.get(path);
    if (view) code.restoreViewState(view);
    return () => {
      const left = code.getModel() === model ? code.saveViewState() : null;
      if (left) seen.set(path, left);
    };
  }, [code, model, path]);

  useEffect(() => {
    code?.updateOptions({
      readOnly,
      fontSize,
      tabFocusMode,
      wordWrap: model.getLanguageId() === 'markdown' ? 'on' : 'off',
      ariaLabel: `${path}${readOnly ? ', read-only' : ''}. Escape leaves the editor.`,
    });
  }, [code, model, path, readOnly, fontSize, tabFocusMode]);

  // After the model's effect: the place is in the file that has just been set.
  const handled = useRef(0);
  useEffect(() => {
    if (!code || !reveal || reveal.path !== path || handled.current === reveal.request) return;
    handled.current = reveal.request;
    const position = { lineNumber: reveal.line, column: reveal.column ?? 1 };
    code.setPosition(position);
    code.revealPositionInCenterIfOutsideViewport(position);
    code.focus();
  }, [code, reveal, path]);

  // A session that is opened again begins to count anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another session resets the count
  useEffect(() => {
    handled.current = 0;
  }, [session]);

  return <div ref={host} className="workbench-editor h-full min-h-0" data-editor-path={path} />;
}
