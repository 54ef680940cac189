import { Check, Hourglass, LogOut, TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { cx } from '@/components/ui/cx';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { humanDuration } from '@/engine/deployment/cluster/kubectl/human-duration';
import type { PodView } from '@/engine/deployment/cluster/views/workload-view';
import { deletePodLine, describePodLine, logsLine } from './commands';

const LOOKS = {
  ready: { Sign: Check, tone: 'border-passed/40 bg-passed-soft text-passed' },
  starting: { Sign: Hourglass, tone: 'border-line-strong border-dashed bg-surface text-ink-muted' },
  failing: { Sign: TriangleAlert, tone: 'border-failed/40 bg-failed-soft text-failed' },
  ending: { Sign: LogOut, tone: 'border-line bg-sunken text-ink-muted' },
} as const;

export interface PodTilesProps {
  readonly pods: readonly PodView[];
  /** Cluster time, in milliseconds. */
  readonly now: number;
  readonly isBusy: boolean;
  readonly run: (line: string) => void;
}

/** Pods as tiles: what each does, in a sign and a word; a menu with what can be done with it. */
export function PodTiles({ pods, now, isBusy, run }: PodTilesProps) {
  if (pods.length === 0) return <p className="text-ink-muted text-xs leading-5">No pods.</p>;
  return (
    <ul className="flex flex-wrap gap-2">
      {pods.map((pod) => (
        <li key={pod.name}>
          <PodTile pod={pod} now={now} isBusy={isBusy} run={run} />
        </li>
      ))}
    </ul>
  );
}

function PodTile({ pod, now, isBusy, run }: Omit<PodTilesProps, 'pods'> & { readonly pod: PodView }) {
  const { Sign, tone } = LOOKS[pod.look];
  const ownName = pod.name.lastIndexOf('-') + 1;
  return (
    <MenuTrigger>
      <Button
        className={cx(
          'flex w-42 cursor-pointer flex-col rounded-md border px-2 py-1.5 text-start text-xs leading-5 data-hovered:border-line-strong',
          tone,
        )}
      >
        <span className="flex w-full items-center gap-1.5 font-medium">
          <Sign aria-hidden size={13} className="shrink-0" />
          <span className="sr-only">Pod </span>
          <span className="truncate">{pod.status}</span>
        </span>
        <span className="w-full truncate font-mono text-ink">
          <span className="sr-only">{pod.name.slice(0, ownName)}</span>
          {pod.name.slice(ownName)}
        </span>
        <span className="w-full truncate text-ink-muted">
          {pod.node ?? 'no node'} · {humanDuration(now - pod.createdAt)}
          {pod.restarts === 0 ? '' : ` · started again ${pod.restarts} ×`}
        </span>
      </Button>
      <Menu onAction={(key) => run(String(key))}>
        <MenuItem id={describePodLine(pod.name)}>Describe</MenuItem>
        <MenuItem id={logsLine(pod.name)}>Logs</MenuItem>
        <MenuItem id={deletePodLine(pod.name)} tone="danger" isDisabled={isBusy || pod.look === 'ending'}>
          Delete
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
