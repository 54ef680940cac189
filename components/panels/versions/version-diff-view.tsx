'use client';

import type { StoreApi } from 'zustand';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import type { VersionDiff } from '@/engine/versioning/dvc/views/version-diff';
import type { LabState } from '@/stores/lab-contract';
import { useLabAnswer } from '../use-lab-answer';
import { ViewHead } from '../view-head';
import type { Compared } from './compared';
import { TableDiffView } from './table-diff-view';
import { bytesText, shortMd5 } from './versions-words';

export interface VersionDiffViewProps extends Compared {
  readonly lab: StoreApi<LabState>;
  readonly onBack: () => void;
}

/** What changed from one version to another: rows and columns of a table, files of a folder, or bytes. */
export function VersionDiffView({ lab, path, before, after, onBack }: VersionDiffViewProps) {
  const { answer, error } = useLabAnswer(lab, 'dvc.version-diff', { path, before, after });
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ViewHead
        back="All versions"
        onBack={onBack}
        title={`${path}: ${shortMd5(before)} → ${shortMd5(after)}`}
      />
      <div className="min-h-0 flex-1 overflow-auto p-3">
        {error ? (
          <Callout tone="failed" title="The two cannot be compared">
            {error.message}
          </Callout>
        ) : null}
        {answer === undefined && !error ? (
          <p className="flex items-center gap-2.5 text-ink-muted text-sm">
            <Spinner /> Comparing
          </p>
        ) : null}
        {answer ? <Difference diff={answer} /> : null}
      </div>
    </div>
  );
}

function Difference({ diff }: { readonly diff: VersionDiff }) {
  switch (diff.kind) {
    case 'table':
      return <TableDiffView diff={diff.diff} />;
    case 'directory':
      return (
        <>
          <p className="text-ink-muted text-sm">{diff.same} files are the same.</p>
          <ul className="mt-2 text-xs leading-6">
            {diff.files.map(({ path, kind }) => (
              <li key={path}>
                <span className="inline-block w-16 text-ink-muted">{kind}</span>{' '}
                <span className="font-mono">{path}</span>
              </li>
            ))}
          </ul>
        </>
      );
    case 'bytes':
      return (
        <p className="text-sm">
          {diff.isSame
            ? `The two are the same, ${bytesText(diff.after)}.`
            : `The two differ: ${bytesText(diff.before)} before, ${bytesText(diff.after)} after.`}
        </p>
      );
  }
}
