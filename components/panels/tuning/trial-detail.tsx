'use client';

import { Check, Repeat, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { TrialView, TuningState } from '@/stores/tuning-contract';
import { objectiveText, STATUS_WORDS, valueText } from './tuning-words';

/** The trial that is looked at: its settings, its seed, and what can be done with it. */
export function TrialDetail({
  state,
  trial,
  readOnly,
  inUse,
}: {
  readonly state: TuningState;
  readonly trial: TrialView;
  readonly readOnly: boolean;
  /** The params file has the settings of this trial. */
  readonly inUse: boolean;
}) {
  const { plan } = state;
  if (!plan) return null;
  const ended = trial.status === 'done' || trial.status === 'failed';
  const { unit } = plan.objective;
  return (
    <section
      aria-label={`Trial ${trial.id}`}
      className="flex flex-wrap items-center gap-x-4 gap-y-1.5 text-sm"
    >
      <p>
        <span className="font-medium text-ink">Trial {trial.id}</span>{' '}
        <span className="text-ink-muted">
          {Object.entries(trial.params)
            .map(([name, value]) => `${name} ${valueText(value)}`)
            .join(', ')}
          , {trial.resource} {plan.resource.name}, seed {trial.seed}:
        </span>{' '}
        <span className="tabular-nums">
          {trial.objective === null ? STATUS_WORDS[trial.status] : objectiveText(trial.objective, unit)}
        </span>
      </p>
      {trial.message ? <p className="text-failed">{trial.message}</p> : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="sm"
          variant="primary"
          isDisabled={readOnly || trial.status !== 'done'}
          onPress={() => state.use(trial.id)}
        >
          Use this trial
        </Button>
        <Button
          size="sm"
          isDisabled={!ended || state.stale}
          isPending={trial.again === 'running'}
          onPress={() => void state.rerun(trial.id)}
        >
          <Repeat aria-hidden size={12} />
          Run it again from its seed
        </Button>
        <p aria-live="polite" className="text-ink-muted">
          {inUse ? 'params.json has these settings.' : ''}
        </p>
        <p aria-live="polite" className="flex items-center gap-1.5 text-ink-muted">
          {trial.again && trial.again !== 'running' ? (
            <>
              {trial.again.same ? (
                <Check aria-hidden size={14} className="text-passed" />
              ) : (
                <X aria-hidden size={14} className="text-failed" />
              )}
              {trial.again.same ? 'The same number, to the last digit.' : 'Another number: '}
              {trial.again.same ? '' : objectiveText(trial.again.objective, unit)}
            </>
          ) : null}
        </p>
      </div>
    </section>
  );
}
