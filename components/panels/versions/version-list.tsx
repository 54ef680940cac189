'use client';

import type { StoreApi } from 'zustand';
import { Button } from '@/components/ui/button';
import type { TrackedData } from '@/engine/versioning/dvc/views/data-versions';
import type { LabState } from '@/stores/lab-contract';
import type { Compared } from './compared';
import { VersionItem } from './version-item';

export interface VersionListProps {
  readonly lab: StoreApi<LabState>;
  readonly file: TrackedData;
  /** Name of the default remote; null: none. */
  readonly remote: string | null;
  readonly canWrite: boolean;
  readonly onCompare: (compared: Compared) => void;
}

/** Every version of one tracked file: what stands in the workspace first, then the newest. */
export function VersionList({ lab, file, remote, canWrite, onCompare }: VersionListProps) {
  const { path, versions } = file;
  const recorded = versions.find(({ isRecorded }) => isRecorded);
  return (
    <section aria-label={`Versions of ${path}`} className="min-w-0 p-3">
      <h2 className="break-all font-medium font-mono text-ink text-sm">{path}</h2>
      <p className="break-all text-ink-muted text-xs leading-5">
        {file.isStageOutput ? `made by the stage ${file.stage}` : `tracked by ${file.stage}`}
      </p>
      {file.change === 'modified' && recorded ? (
        <p className="mt-2 flex flex-wrap items-center gap-2 text-sm">
          What stands in the workspace differs from what is recorded.
          <Button size="sm" onPress={() => onCompare({ path, before: recorded.md5, after: 'workspace' })}>
            Show what changed
          </Button>
        </p>
      ) : null}
      {versions.length === 0 ? (
        <p className="mt-2 text-ink-muted text-sm">
          There is no version of it yet: <code>{file.isStageOutput ? 'dvc repro' : 'dvc add'}</code> makes the
          first.
        </p>
      ) : null}
      <ol className="mt-3 border-line border-t">
        {versions.map((version, at) => (
          <VersionItem
            key={version.md5}
            lab={lab}
            file={file}
            version={version}
            earlier={versions[at + 1]}
            remote={remote}
            canWrite={canWrite}
            onCompare={onCompare}
          />
        ))}
      </ol>
    </section>
  );
}
