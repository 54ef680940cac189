'use client';

import { Layers } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Spinner } from '@/components/ui/spinner';
import type { DataVersions, TrackedData } from '@/engine/versioning/dvc/views/data-versions';
import { focusIfLost } from '../focus-if-lost';
import type { PanelProps } from '../types';
import { useLabAnswer } from '../use-lab-answer';
import { useOpened } from '../use-opened';
import { CacheUseLine } from './cache-use-line';
import { VersionDiffView } from './version-diff-view';
import { VersionList } from './version-list';
import { versionsState } from './versions-state';
import { bytesText } from './versions-words';

/** The data and models that DVC tracks: every version of each, where it is kept, which commits use it, and what changed in it. */
export function VersionsPanel({ session }: PanelProps) {
  const lab = useOpened(session.lab);
  const store = versionsState(session);
  const { path, compared } = useStore(store);
  const canWrite = useStore(session.workspace, (state) => state.access === 'writer');
  const { answer, error } = useLabAnswer(lab, 'dvc.data-versions', {});
  if (lab === 'failed' || error)
    return (
      <Callout tone="failed" title="The versions cannot be read" className="m-4">
        {error?.message ?? 'The lab could not be started. Reload the page.'}
      </Callout>
    );
  if (lab === 'opening' || answer === undefined)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Reading the versions
      </p>
    );
  if (answer === null)
    return (
      <EmptyState icon={<Layers aria-hidden size={24} />} title="No data is versioned yet">
        In the terminal, <code>git init</code> and <code>dvc init</code> make a repository of the project;{' '}
        <code>dvc add data/raw.csv</code> versions a file.
      </EmptyState>
    );
  if (answer.files.length === 0)
    return (
      <EmptyState icon={<Layers aria-hidden size={24} />} title="DVC tracks no file yet">
        <code>dvc add data/raw.csv</code> keeps a version of the file and writes <code>data/raw.csv.dvc</code>
        , which git commits in its place.
      </EmptyState>
    );
  if (compared)
    return <VersionDiffView lab={lab} {...compared} onBack={() => store.setState({ compared: null })} />;
  const shown = answer.files.find((file) => file.path === path) ?? answer.files[0]!;
  return (
    <Versions lastCompared={store.getState().lastCompared}>
      <div className="grid min-h-0 flex-1 content-start overflow-auto @2xl:grid-cols-[16rem_minmax(0,1fr)] @2xl:content-stretch">
        <TrackedFiles data={answer} shown={shown} onShow={(next) => store.setState({ path: next })} />
        <VersionList
          lab={lab}
          file={shown}
          remote={answer.remote}
          canWrite={canWrite}
          onCompare={(next) => store.setState({ compared: next, lastCompared: next.after })}
        />
      </div>
      <CacheUseLine lab={lab} />
    </Versions>
  );
}

/** The list, which takes the focus back on the way from a comparison. */
function Versions({
  lastCompared,
  children,
}: {
  readonly lastCompared: string | null;
  readonly children: ReactNode;
}) {
  const root = useRef<HTMLDivElement>(null);
  // Only when the list comes back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is opened later moves the focus itself
  useEffect(() => {
    if (lastCompared !== null)
      focusIfLost(
        root.current?.querySelector<HTMLElement>(`[data-version="${CSS.escape(lastCompared)}"]`) ??
          root.current?.querySelector<HTMLElement>('button'),
      );
  }, []);
  return (
    <div ref={root} className="flex h-full min-h-0 flex-col">
      {children}
    </div>
  );
}

function TrackedFiles({
  data,
  shown,
  onShow,
}: {
  readonly data: DataVersions;
  readonly shown: TrackedData;
  readonly onShow: (path: string) => void;
}) {
  return (
    <nav aria-label="Tracked data" className="border-line border-e p-2">
      <ul>
        {data.files.map((file) => (
          <li key={file.path}>
            <button
              type="button"
              aria-current={file === shown ? 'true' : undefined}
              onClick={() => onShow(file.path)}
              className="w-full cursor-pointer rounded-md px-2 py-1.5 text-start hover:bg-hover aria-[current]:bg-hover"
            >
              <span className="block truncate font-mono text-ink text-xs">
                {file.path}
                {file.isDirectory ? '/' : ''}
              </span>
              <span className="block truncate text-ink-muted text-xs">
                {file.versions.length === 0
                  ? 'no version yet'
                  : `${file.versions.length} ${file.versions.length === 1 ? 'version' : 'versions'}`}
                {file.versions[0]?.size === undefined ? '' : `, ${bytesText(file.versions[0].size)}`}
                {file.change === null || file.versions.length === 0 ? '' : ` · ${file.change}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
