'use client';

import { CalendarDays, CalendarPlus, RotateCw, Square } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { DeploymentView, OperatorCommand } from '@/stores/deployment-contract';

export interface OperateProps {
  readonly disabled: boolean;
  readonly operate: (command: OperatorCommand) => Promise<void>;
}

/** The commands that concern the whole machine: start and stop the process, let time go on. */
export function ServerToolbar({
  view: { state },
  disabled,
  operate,
}: OperateProps & { readonly view: DeploymentView }) {
  const { up } = state.process;
  return (
    <div
      role="toolbar"
      aria-label="Server commands"
      className="flex shrink-0 flex-wrap items-center gap-1.5 border-line border-b px-3 py-1.5"
    >
      <Button size="sm" isDisabled={disabled} onPress={() => operate({ do: 'traffic', days: 1 })}>
        <CalendarPlus aria-hidden size={13} />
        Next day
      </Button>
      <Button size="sm" isDisabled={disabled} onPress={() => operate({ do: 'traffic', days: 7 })}>
        <CalendarDays aria-hidden size={13} />
        Next week
      </Button>
      <span aria-hidden className="mx-1 h-4 w-px bg-line" />
      <Button size="sm" isDisabled={disabled} onPress={() => operate({ do: 'restart' })}>
        <RotateCw aria-hidden size={13} />
        {up ? 'Restart' : 'Start'}
      </Button>
      <Button size="sm" variant="quiet" isDisabled={disabled} onPress={() => operate({ do: 'stop' })}>
        <Square aria-hidden size={12} />
        Stop
      </Button>
    </div>
  );
}
