'use client';

import type { editor } from 'monaco-editor';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { showConflicts } from '@/components/panels/git/conflicts/show-conflicts';
import { browserPreferences } from '@/stores/preferences';
import type { Monaco } from '../monaco/monaco-api';
import { useSessionState, useWorkbench } from '../workbench-context';
import { editorMemory } from './editor-memory';
import { EDITOR_OPTIONS } from './editor-options';
import { leaveOnEscape } from './leave-on-escape';

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
  // Where React runs effects again, in development, `code` may name an editor that was just taken down.
  const live = useRef<editor.IStandaloneCodeEditor | null>(null);
  const reveal = useSessionState('editor', (state) => state.reveal);
  const fontSize = useStore(browserPreferences(), (state) => state.editorFontSize);
  const tabFocusMode = useStore(browserPreferences(), (state) => state.editorTab === 'focus');

  useEffect(() => {
    if (!host.current) return;
    const made = monaco.editor.create(host.current, { ...EDITOR_OPTIONS, model: null });
    leaveOnEscape(monaco, made, { root, announce });
    live.current = made;
    setCode(made);
    return () => {
      live.current = null;
      setCode(null);
      made.dispose();
    };
  }, [monaco, root, announce]);

  useEffect(() => {
    if (!code || code !== live.current || model.isDisposed()) return;
    const { views } = editorMemory(session);
    code.setModel(model);
    const view = views.get(path);
    if (view) code.restoreViewState(view);
    return () => {
      const left = code === live.current && code.getModel() === model ? code.saveViewState() : null;
      if (left) views.set(path, left);
    };
  }, [session, code, model, path]);

  useEffect(() => {
    if (!code || code !== live.current || model.isDisposed()) return;
    code.updateOptions({
      readOnly,
      fontSize,
      tabFocusMode,
      wordWrap: model.getLanguageId() === 'markdown' ? 'on' : 'off',
      ariaLabel: `${path}${readOnly ? ', read-only' : ''}. Escape leaves the editor.`,
    });
  }, [code, model, path, readOnly, fontSize, tabFocusMode]);

  // After the model's effect, as well: what a merge left in the file is shown over its text.
  useEffect(() => {
    if (!code || code !== live.current || model.isDisposed()) return;
    return showConflicts({ monaco, code, model, readOnly, announce });
  }, [monaco, code, model, readOnly, announce]);

  // After the model's effect: the place is in the file that has just been set.
  useEffect(() => {
    const memory = editorMemory(session);
    if (!code || code !== live.current || !reveal || reveal.path !== path) return;
    if (memory.handledReveal === reveal.request) return;
    memory.handledReveal = reveal.request;
    const position = { lineNumber: reveal.line, column: reveal.column ?? 1 };
    code.setPosition(position);
    code.revealPositionInCenterIfOutsideViewport(position);
    code.focus();
  }, [session, code, reveal, path]);

  return <div ref={host} className="workbench-editor h-full min-h-0" data-editor-path={path} />;
}
