'use client';

import { Lock } from 'lucide-react';
import type { editor } from 'monaco-editor';
import { useEffect, useState } from 'react';
import { languageOf, lineCount, previewOf, sizeText } from '../monaco/file-kind';
import type { Monaco } from '../monaco/monaco-api';
import { useSessionState } from '../workbench-context';
import { CodeEditor } from './code-editor';

/** A data file or a very large one: its beginning, read-only, with its size. The whole is never given to the editor. */
export function PreviewEditor({ monaco, path }: { readonly monaco: Monaco; readonly path: string }) {
  const content = useSessionState('workspace', (workspace) => workspace.data[path] ?? workspace.files[path]);
  const text = typeof content === 'string' ? content : '';
  const [shown, setShown] = useState<{ model: editor.ITextModel; note: string } | null>(null);

  useEffect(() => {
    const preview = previewOf(text);
    const uri = monaco.Uri.from({ scheme: 'preview', path: `/${path}` });
    monaco.editor.getModel(uri)?.dispose();
    const model = monaco.editor.createModel(preview.text, languageOf(path), uri);
    const lines = lineCount(text).toLocaleString('en');
    const size = sizeText(text);
    setShown({
      model,
      note: preview.cut
        ? `${size}, ${lines} lines. Here are the first ${lineCount(preview.text).toLocaleString('en')}.`
        : `${size}, ${lines} lines.`,
    });
    return () => {
      setShown(null);
      model.dispose();
    };
  }, [monaco, path, text]);

  if (!shown) return null;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <p className="flex shrink-0 items-center gap-2 border-line border-b bg-sunken px-3 py-1 text-ink-muted text-xs">
        <Lock aria-hidden size={12} />
        Read-only. {shown.note}
      </p>
      <div className="min-h-0 flex-1">
        <CodeEditor monaco={monaco} model={shown.model} path={path} readOnly />
      </div>
    </div>
  );
}
