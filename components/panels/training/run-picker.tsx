'use client';

import { Check, Layers } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { RunView } from '@/stores/contracts';
import { differenceOf, MAX_OVERLAYS } from './compare-runs';

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** Chooses the earlier runs that are drawn under the current one: at most three, the oldest choice gives way. */
export function RunPicker({
  runs,
  from,
  chosen,
  onChange,
}: {
  readonly runs: readonly RunView[];
  readonly from: RunView;
  readonly chosen: readonly string[];
  readonly onChange: (runIds: readonly string[]) => void;
}) {
  if (runs.length === 0) return null;
  const selected = chosen.filter((runId) => runs.some((run) => run.runId === runId));
  return (
    <MenuTrigger>
      <Button variant="quiet" size="sm">
        <Layers aria-hidden size={14} />
        Compare{selected.length > 0 ? ` (${selected.length})` : ''}
      </Button>
      <Menu
        aria-label="Earlier runs to draw under this one"
        placement="bottom end"
        selectionMode="multiple"
        selectedKeys={selected}
        onSelectionChange={(keys) => {
          const wanted = runs.map((run) => run.runId).filter((runId) => keys === 'all' || keys.has(runId));
          const kept = selected.filter((runId) => wanted.includes(runId));
          const added = wanted.filter((runId) => !kept.includes(runId));
          onChange([...kept, ...added].slice(-MAX_OVERLAYS));
        }}
      >
        {runs.map((run) => (
          <MenuItem
            key={run.runId}
            id={run.runId}
            textValue={`${TIME.format(run.startedAt)} ${differenceOf(run, from)}`}
            icon={selected.includes(run.runId) ? <Check aria-hidden size={14} /> : <span />}
          >
            <span className="text-ink-muted tabular-nums">{TIME.format(run.startedAt)}</span>{' '}
            {differenceOf(run, from)}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
