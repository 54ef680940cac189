'use client';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { DataVersion, TrackedData } from '@/engine/versioning/dvc/views/data-versions';
import type { Compared } from './compared';
import { bytesText, shortMd5 } from './versions-words';

export interface VersionListProps {
  readonly file: TrackedData;
  /** Name of the default remote; null: none. */
  readonly remote: string | null;
  readonly onCompare: (compared: Compared) => void;
}

/** Every version of one tracked file, the newest first, each to be compared with the one before it. */
export function VersionList({ file, remote, onCompare }: VersionListProps) {
  const { path, versions } = file;
  const isChanged = file.change === 'modified';
  const recorded = versions.find(({ isRecorded }) => isRecorded);
  return (
    <section aria-label={`Versions of ${path}`} className="min-w-0 p-3">
      <h3 className="break-all font-medium font-mono text-ink text-sm">{path}</h3>
      <p className="text-ink-muted text-xs leading-5">
        {file.isStageOutput ? `made by the stage ${file.stage}` : `tracked by ${file.stage}`}
      </p>
      {isChanged && recorded ? (
        <p className="mt-2 flex flex-wrap items-center gap-2 text-sm">
          What stands in the workspace differs from what is recorded.
          <Button size="sm" onPress={() => onCompare({ path, before: recorded.md5, after: 'workspace' })}>
            Show what changed
          </Button>
        </p>
      ) : null}
      <ol className="mt-3 border-line border-t">
        {versions.map((version, at) => (
          <VersionItem
            key={version.md5}
            version={version}
            remote={remote}
            onCompare={
              versions[at + 1]
                ? () => onCompare({ path, before: versions[at + 1]!.md5, after: version.md5 })
                : undefined
            }
          />
        ))}
      </ol>
    </section>
  );
}

function VersionItem({
  version,
  remote,
  onCompare,
}: {
  readonly version: DataVersion;
  readonly remote: string | null;
  readonly onCompare?: () => void;
}) {
  const { md5, size, nfiles, commits } = version;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-line border-b py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-1.5">
          <span className="font-mono text-ink text-xs">{shortMd5(md5)}</span>
          <span className="text-ink-muted text-xs">
            {size === undefined ? '' : bytesText(size)}
            {nfiles === undefined ? '' : `, ${nfiles} files`}
          </span>
          {version.isInWorkspace ? <Badge tone="note">in the workspace</Badge> : null}
          <Badge tone={version.isInCache ? 'passed' : 'failed'}>
            {version.isInCache ? '✓ cache' : '✕ not in the cache'}
          </Badge>
          {version.isInRemote === null ? null : (
            <Badge tone={version.isInRemote ? 'passed' : 'neutral'}>
              {version.isInRemote ? `✓ ${remote}` : `not in ${remote}`}
            </Badge>
          )}
        </p>
        <ul className="mt-1 text-ink-muted text-xs leading-5">
          {commits.length === 0 ? <li>in no commit yet</li> : null}
          {commits.slice(0, 5).map((commit) => (
            <li key={commit.id} className="truncate">
              <span className="font-mono">{commit.id.slice(0, 7)}</span> {commit.subject}
              {commit.names.length > 0 ? ` (${commit.names.join(', ')})` : ''}
            </li>
          ))}
          {commits.length > 5 ? <li>and {commits.length - 5} older commits</li> : null}
        </ul>
      </div>
      {onCompare ? (
        <Button size="sm" onPress={onCompare}>
          Compare with the one before
        </Button>
      ) : null}
    </li>
  );
}
