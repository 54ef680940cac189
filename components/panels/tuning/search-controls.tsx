'use client';

import { Pause, Play, RotateCcw, Square } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import type { TuningState } from '@/stores/tuning-contract';
import { paceText, statusText } from './tuning-words';

/** Start, pause, resume, stop; what is spent of the budget, and how the search stands. */
export function SearchControls({
  state,
  readOnly,
  onStart,
}: {
  readonly state: TuningState;
  readonly readOnly: boolean;
  readonly onStart: () => void;
}) {
  const { status, plan, shape, spent, stale } = state;
  const live = status === 'running' || status === 'pausing';
  const resumable = status === 'paused' || status === 'stopped';
  const start = () => {
    onStart();
    void state.start();
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {resumable ? (
          <Button
            variant="primary"
            size="sm"
            isDisabled={readOnly || stale}
            onPress={() => void state.resume()}
          >
            <Play aria-hidden size={12} />
            Resume
          </Button>
        ) : null}
        {live ? (
          <Button size="sm" isDisabled={status === 'pausing'} onPress={() => state.pause()}>
            <Pause aria-hidden size={12} />
            Pause
          </Button>
        ) : (
          <Button
            variant={resumable ? 'secondary' : 'primary'}
            size="sm"
            isDisabled={readOnly}
            onPress={start}
          >
            {plan ? <RotateCcw aria-hidden size={12} /> : <Play aria-hidden size={12} />}
            {plan ? 'Start anew' : 'Start the search'}
          </Button>
        )}
        {live || status === 'paused' ? (
          <Button size="sm" onPress={() => state.stop()}>
            <Square aria-hidden size={12} />
            Stop
          </Button>
        ) : null}
        <p className="text-ink-muted text-sm">
          <span aria-live="polite">{statusText(state)}</span>{' '}
          <span className="tabular-nums">{paceText(state)}</span>
        </p>
      </div>
      {plan && shape ? (
        <Progress
          visibleLabel
          label="Budget used"
          value={spent / plan.budget}
          valueText={`${spent} of ${plan.budget} ${plan.resource.name}`}
        />
      ) : null}
      {stale && plan ? (
        <p className="text-ink-muted text-xs">
          Your code has changed since this search began. Its trials are those of the code before; start anew
          to search with this one.
        </p>
      ) : null}
    </div>
  );
}
