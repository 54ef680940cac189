import { FastForward, Minus, Pause, Play, Plus, RotateCcw, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import type { WorkloadView } from '@/engine/deployment/cluster/views/workload-view';
import {
  abortLine,
  pauseLine,
  promoteLine,
  restartLine,
  retryLine,
  scaleLine,
  undoLine,
  waitLine,
} from './commands';
import { ImageDialog } from './image-dialog';

export interface WorkloadActionsProps {
  readonly workload: WorkloadView;
  readonly isBusy: boolean;
  readonly run: (line: string) => void;
}

/** What can be done with a workload, each by a command of kubectl. */
export function WorkloadActions({ workload, isBusy, run }: WorkloadActionsProps) {
  const [isAsking, setAsking] = useState(false);
  const { rollout, phase, replicas, isPaused, revisions } = workload;
  const act = (line: string) => () => run(line);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {phase === 'moving' || (phase === 'paused' && rollout?.isTimed) ? (
        <Button size="sm" variant="primary" isDisabled={isBusy} onPress={act(waitLine(workload))}>
          <FastForward aria-hidden size={14} /> Skip ahead
        </Button>
      ) : null}
      {rollout?.isUnderWay && !rollout.isAborted ? (
        <>
          <Button
            size="sm"
            variant={phase === 'paused' && !rollout.isTimed ? 'primary' : 'secondary'}
            isDisabled={isBusy}
            onPress={act(promoteLine(workload))}
          >
            Promote
          </Button>
          <Button size="sm" isDisabled={isBusy} onPress={act(promoteLine(workload, true))}>
            Promote in full
          </Button>
          <Button size="sm" variant="danger" isDisabled={isBusy} onPress={act(abortLine(workload))}>
            Abort
          </Button>
        </>
      ) : null}
      {rollout?.isAborted ? (
        <Button size="sm" isDisabled={isBusy} onPress={act(retryLine(workload))}>
          Retry
        </Button>
      ) : null}
      <Button size="sm" isDisabled={isBusy} onPress={() => setAsking(true)}>
        New image…
      </Button>
      <Button
        size="sm"
        variant="quiet"
        isDisabled={isBusy || revisions.length < 2}
        onPress={act(undoLine(workload))}
      >
        <Undo2 aria-hidden size={14} /> Undo
      </Button>
      <Button size="sm" variant="quiet" isDisabled={isBusy || isPaused} onPress={act(restartLine(workload))}>
        <RotateCcw aria-hidden size={14} /> Restart
      </Button>
      <Button size="sm" variant="quiet" isDisabled={isBusy} onPress={act(pauseLine(workload, isPaused))}>
        {isPaused ? <Play aria-hidden size={14} /> : <Pause aria-hidden size={14} />}
        {isPaused ? 'Resume' : 'Pause'}
      </Button>
      <fieldset className="flex items-center gap-1">
        <legend className="sr-only">Replicas</legend>
        <IconButton
          label="One replica fewer"
          size="sm"
          isDisabled={isBusy || replicas === 0}
          onPress={act(scaleLine(workload, replicas - 1))}
        >
          <Minus aria-hidden size={14} />
        </IconButton>
        <span className="text-ink text-xs tabular-nums">
          {replicas} {replicas === 1 ? 'replica' : 'replicas'}
        </span>
        <IconButton
          label="One replica more"
          size="sm"
          isDisabled={isBusy}
          onPress={act(scaleLine(workload, replicas + 1))}
        >
          <Plus aria-hidden size={14} />
        </IconButton>
      </fieldset>
      {isAsking ? <ImageDialog workload={workload} run={run} onClose={() => setAsking(false)} /> : null}
    </div>
  );
}
