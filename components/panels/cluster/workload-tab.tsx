import { CircleCheck, CirclePause, CircleX, LoaderCircle } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { WorkloadView } from '@/engine/deployment/cluster/views/workload-view';
import { RevisionList } from './revision-list';
import { RolloutSteps } from './rollout-steps';
import { ScalerFacts } from './scaler-facts';
import { WorkloadActions } from './workload-actions';

const PHASES = {
  done: { tone: 'passed', word: 'rolled out', Sign: CircleCheck },
  moving: { tone: 'accent', word: 'rolling out', Sign: LoaderCircle },
  paused: { tone: 'neutral', word: 'paused', Sign: CirclePause },
  failed: { tone: 'failed', word: 'failed', Sign: CircleX },
} as const;

export interface WorkloadTabProps {
  readonly workload: WorkloadView;
  readonly now: number;
  readonly isBusy: boolean;
  readonly run: (line: string) => void;
}

/** One deployment or rollout: how it stands, what can be done, and its versions with their pods. */
export function WorkloadTab({ workload, now, isBusy, run }: WorkloadTabProps) {
  const { tone, word, Sign } = PHASES[workload.phase];
  return (
    <div className="grid gap-x-6 gap-y-5 p-3 @4xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div className="min-w-0 space-y-4">
        <div className="space-y-2">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={tone} icon={<Sign aria-hidden size={12} />}>
              {word}
            </Badge>
            <p role="status" className="min-w-0 break-words text-ink text-sm leading-5">
              {workload.words}
            </p>
          </div>
          <p className="text-ink-muted text-xs leading-5">
            {workload.strategy} · {workload.ready} of {workload.replicas} ready, {workload.available}{' '}
            available
          </p>
        </div>
        <WorkloadActions workload={workload} isBusy={isBusy} run={run} />
        {workload.rollout ? <RolloutSteps rollout={workload.rollout} /> : null}
        {workload.scaler ? <ScalerFacts scaler={workload.scaler} /> : null}
      </div>
      <RevisionList workload={workload} now={now} isBusy={isBusy} run={run} />
    </div>
  );
}
