'use client';

import { CircleCheck, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { cx } from '@/components/ui/cx';
import { bytesOf, freeBytes, memoryMb } from '@/engine/deployment/disk';
import { bytes } from '@/engine/deployment/outcome-words';
import { versionOf, workspaceSide } from '@/engine/deployment/staleness';
import type { ServerProcess } from '@/engine/deployment/state';
import type { LessonSession } from '@/stores/contracts';
import type { DeploymentView } from '@/stores/deployment-contract';
import { dayAndTime, uptime } from './words';

/** The state of the machine at a glance: process, version, disk, memory, uptime, and lab time. */
export function ServerStatus({
  session,
  view: { spec, state },
}: {
  readonly session: LessonSession;
  readonly view: DeploymentView;
}) {
  const files = useStore(session.workspace, (workspace) => workspace.files);
  const { process } = state;
  const running = process.startedFrom ? versionOf(process.startedFrom, spec.log) : 'none';
  const mine = versionOf(workspaceSide(state, files), spec.log);
  const free = freeBytes(spec, state.files);
  const used = spec.systemBytes + bytesOf(state.files);
  const share = Math.min(1, used / spec.diskBytes);
  return (
    <dl
      aria-label={`Server ${spec.name}`}
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-0.5 border-line border-b px-3 py-1.5 text-xs"
    >
      <Item label="Process">
        <span
          className={cx(
            'inline-flex items-center gap-1 font-medium',
            process.up ? 'text-passed' : 'text-failed',
          )}
        >
          {process.up ? <CircleCheck aria-hidden size={12} /> : <CircleX aria-hidden size={12} />}
          {processWords(process)}
        </span>
      </Item>
      <Item label="Running">
        <code>{process.up ? running : 'nothing'}</code>
        {process.up ? (
          <span className="text-ink-muted">
            {running === mine ? ' = yours' : ' ≠ yours, '}
            {running === mine ? null : <code>{mine}</code>}
          </span>
        ) : null}
      </Item>
      <Item label="Disk">
        <span className={cx('tabular-nums', free === 0 && 'font-medium text-failed')}>
          {bytes(used)} of {bytes(spec.diskBytes)}
          {free === 0 ? ', full' : ''}
        </span>
        <span aria-hidden className="ms-1.5 inline-block h-1.5 w-12 rounded-full bg-sunken align-middle">
          <span
            className={cx('block h-full rounded-full', share > 0.9 ? 'bg-failed' : 'bg-ink-muted')}
            style={{ width: `${share * 100}%` }}
          />
        </span>
      </Item>
      <Item label="Memory">
        <span className="tabular-nums">
          {process.up ? `${memoryMb(process.startedFrom).toFixed(1)} MB` : '0 MB'}
        </span>
      </Item>
      <Item label="Uptime">
        <span className="tabular-nums">{process.up ? uptime(process.startedAt, state.now) : 'none'}</span>
      </Item>
      <Item label="Lab time">
        <span className="tabular-nums">{dayAndTime(state.now)}</span>
      </Item>
    </dl>
  );
}

function Item({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-w-0 items-baseline gap-1.5">
      <dt className="text-ink-muted">{label}</dt>
      <dd className="min-w-0 break-words text-ink">{children}</dd>
    </div>
  );
}

function processWords(process: ServerProcess): string {
  if (process.up) return 'up';
  if (process.why === 'crashed') return `down: ${process.error?.name ?? 'crashed'}`;
  return { 'never-started': 'never started', stopped: 'stopped', 'did-not-start': 'did not start' }[
    process.why
  ];
}
