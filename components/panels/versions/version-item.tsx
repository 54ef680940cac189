'use client';

import type { StoreApi } from 'zustand';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { DataVersion, TrackedData, VersionCommit } from '@/engine/versioning/dvc/views/data-versions';
import type { LabState } from '@/stores/lab-contract';
import { startText } from '../experiments/run-words';
import { bringBack, bringBackLine } from './bring-back';
import { ChangeLine } from './change-line';
import type { Compared } from './compared';
import { bytesText, shortMd5 } from './versions-words';

export interface VersionItemProps {
  readonly lab: StoreApi<LabState>;
  readonly file: TrackedData;
  readonly version: DataVersion;
  /** The version that this one came after; absent: it is the first. */
  readonly earlier?: DataVersion;
  /** Name of the default remote; null: none. */
  readonly remote: string | null;
  /** Only a writer of the workspace brings things back. */
  readonly canWrite: boolean;
  readonly onCompare: (compared: Compared) => void;
}

/** One version of a tracked file: where it is kept, what it changed, which commits use it. */
export function VersionItem({ lab, file, version, earlier, remote, canWrite, onCompare }: VersionItemProps) {
  const { path } = file;
  const { md5, size, nfiles, commits } = version;
  const others = file.versions.filter((one) => one !== version);
  const line = canWrite ? bringBackLine(file, version) : null;
  const compare = (with_: string) => {
    const isOlder = file.versions.findIndex((one) => one.md5 === with_) > file.versions.indexOf(version);
    onCompare(isOlder ? { path, before: with_, after: md5 } : { path, before: md5, after: with_ });
  };
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-line border-b py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-1.5">
          <span className="font-mono text-ink text-xs" title={`md5 ${md5}`}>
            {shortMd5(md5)}
          </span>
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
        {earlier ? <ChangeLine lab={lab} path={path} before={earlier.md5} after={md5} /> : null}
        <Commits commits={commits} />
      </div>
      <span className="flex flex-wrap gap-2">
        {line === null ? null : (
          <Button
            size="sm"
            aria-label={`Bring back ${shortMd5(md5)}`}
            onPress={() => void bringBack(lab, path, line)}
          >
            Bring back
          </Button>
        )}
        {others.length === 1 ? (
          <Button size="sm" data-version={md5} onPress={() => compare(others[0]!.md5)}>
            Compare the two
          </Button>
        ) : null}
        {others.length > 1 ? (
          <MenuTrigger>
            <Button size="sm" data-version={md5} aria-label={`Compare ${shortMd5(md5)} with another`}>
              Compare with…
            </Button>
            <Menu
              aria-label={`Compare ${shortMd5(md5)} with`}
              placement="bottom end"
              onAction={(key) => compare(String(key))}
            >
              {others.map((one) => (
                <MenuItem key={one.md5} id={one.md5} textValue={shortMd5(one.md5)}>
                  <span className="font-mono text-xs">{shortMd5(one.md5)}</span>
                  <span className="max-w-56 truncate text-ink-muted text-xs">
                    {one === earlier ? 'the one before' : (one.commits[0]?.subject ?? 'in no commit')}
                  </span>
                </MenuItem>
              ))}
            </Menu>
          </MenuTrigger>
        ) : null}
      </span>
    </li>
  );
}

/** How many commits of a version are named. */
const NAMED = 5;

function Commits({ commits }: { readonly commits: readonly VersionCommit[] }) {
  return (
    <ul className="text-ink-muted text-xs leading-5">
      {commits.length === 0 ? <li>in no commit yet</li> : null}
      {commits.slice(0, NAMED).map(({ id, subject, names, timeMs }) => (
        <li key={id} className="truncate" title={`${id}\n${subject}\n${startText(timeMs)}`}>
          <span className="font-mono">{id.slice(0, 7)}</span> {subject}
          {names.length > 0 ? ` (${names.join(', ')})` : ''} · {startText(timeMs)}
        </li>
      ))}
      {commits.length > NAMED ? <li>and {commits.length - NAMED} older commits</li> : null}
    </ul>
  );
}
