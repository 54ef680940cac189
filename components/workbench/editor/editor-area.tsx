'use client';

import { FileQuestion } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Spinner } from '@/components/ui/spinner';
import { fileKind, sizeText } from '../monaco/file-kind';
import { startTypeScript } from '../monaco/typescript-start';
import { useSessionState, useTools } from '../workbench-context';
import { CodeEditor } from './code-editor';
import { ACTIVE_TAB, EditorTabs } from './editor-tabs';
import { PreviewEditor } from './preview-editor';

const DiffView = dynamic(
  () => import('@/components/panels/diff/diff-view').then((module) => module.DiffView),
  {
    ssr: false,
    loading: () => <Waiting doing="Loading the comparison" />,
  },
);

/** The tabs and, below them, the open file or its comparison. */
export function EditorArea() {
  const diff = useSessionState('editor', (editor) => editor.diff);
  const area = useRef<HTMLDivElement>(null);
  // What had the focus may be gone with the editor: then it goes to the tab, not to nowhere.
  const before = useRef(diff);
  useEffect(() => {
    if (before.current === diff) return;
    before.current = diff;
    if (document.activeElement !== document.body) return;
    area.current?.querySelector<HTMLElement>(`[${ACTIVE_TAB}]`)?.focus({ preventScroll: true });
  }, [diff]);
  useEffect(() => {
    const arrival = new AbortController();
    for (const event of ['pointerenter', 'focusin'])
      area.current?.addEventListener(event, startTypeScript, { signal: arrival.signal });
    return () => arrival.abort();
  }, []);
  return (
    <div ref={area} className="flex h-full min-h-0 flex-col">
      <EditorTabs />
      <div className="min-h-0 flex-1">{diff === 'none' ? <OpenFile /> : <DiffView against={diff} />}</div>
    </div>
  );
}

function OpenFile() {
  const path = useSessionState('editor', (editor) => editor.active);
  const reader = useSessionState('workspace', (workspace) => workspace.access === 'reader');
  const data = useSessionState('workspace', (workspace) =>
    path === null ? undefined : workspace.data[path],
  );
  // Not the content itself: that would draw the editor anew with every key.
  const kind = useSessionState('workspace', (workspace) => {
    const content = path === null ? undefined : workspace.files[path];
    return content === undefined ? null : fileKind(content);
  });
  const tools = useTools((state) => state);

  if (tools.status === 'failed') return <NoEditor message={tools.message} />;
  if (tools.status === 'loading') return <Waiting doing="Loading the editor" />;
  if (path === null) {
    return (
      <EmptyState icon={<FileQuestion aria-hidden size={22} />} title="No file is open">
        Choose one in the list of files. F6 goes there.
      </EmptyState>
    );
  }
  const { monaco, models } = tools;
  if (data !== undefined || kind === 'large') return <PreviewEditor monaco={monaco} path={path} />;
  if (kind === 'binary') return <Bytes path={path} />;
  const model = models.get(path);
  if (!model) return <Waiting doing="Loading the editor" />;
  return <CodeEditor monaco={monaco} model={model} path={path} readOnly={reader} />;
}

function Bytes({ path }: { readonly path: string }) {
  const content = useSessionState('workspace', (workspace) => workspace.files[path]);
  return (
    <EmptyState title={`${path} holds bytes, not text`}>
      {content === undefined ? null : `${sizeText(content)}. Programs read it with readFile.`}
    </EmptyState>
  );
}

function Waiting({ doing }: { readonly doing: string }) {
  return (
    <div className="grid h-full place-items-center text-ink-faint text-sm">
      <span className="flex items-center gap-2.5">
        <Spinner />
        {doing}
      </span>
    </div>
  );
}

function NoEditor({ message }: { readonly message: string }) {
  return (
    <EmptyState
      title="The editor could not be loaded"
      action={<Button onPress={() => location.reload()}>Load the page again</Button>}
    >
      Your files are safe. {message}
    </EmptyState>
  );
}
