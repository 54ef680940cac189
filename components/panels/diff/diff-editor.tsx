'use client';

import type { editor } from 'monaco-editor';
import { useEffect, useRef } from 'react';
import { EDITOR_OPTIONS } from '@/components/workbench/editor/editor-options';
import { languageOf } from '@/components/workbench/monaco/file-kind';
import type { Monaco } from '@/components/workbench/monaco/load-monaco';

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
  useEffect(() => {
    if (!host.current) return;
    const wide = window.matchMedia(SIDE_BY_SIDE);
    const diff = monaco.editor.createDiffEditor(host.current, {
      ...EDITOR_OPTIONS,
      originalEditable: false,
      readOnly: model === null,
      renderSideBySide: wide.matches,
      useInlineViewWhenSpaceIsLimited: true,
      renderSideBySideInlineBreakpoint: 620,
      hideUnchangedRegions: { enabled: true },
      ariaLabel: `Comparison of ${path}`,
    });
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
  }, [monaco, path, original, model]);
  return <div ref={host} className="workbench-editor h-full" />;
}

function uri(monaco: Monaco, scheme: string, path: string) {
  const address = monaco.Uri.from({ scheme, path: `/${path}` });
  // Left over where React mounts twice in development.
  monaco.editor.getModel(address)?.dispose();
  return address;
}
