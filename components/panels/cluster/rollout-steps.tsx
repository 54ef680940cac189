import { Check, Circle, CircleDot } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import type { RolloutView } from '@/engine/deployment/cluster/views/workload-view';

const SIGNS = { done: Check, now: CircleDot, later: Circle } as const;
const WORDS = { done: 'done', now: 'now', later: 'to come' } as const;

/** The steps of a canary, the share of requests that it gets, and what its analyses measured. */
export function RolloutSteps({ rollout }: { readonly rollout: RolloutView }) {
  const { steps, weight, actualWeight, mirror, analyses, isUnderWay } = rollout;
  return (
    <section aria-label="Steps of the rollout" className="space-y-3">
      {steps.length === 0 ? null : (
        <ol className="flex flex-wrap gap-1.5">
          {steps.map(({ text, state }, at) => {
            const Sign = SIGNS[state];
            return (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
                key={at}
                aria-current={state === 'now' ? 'step' : undefined}
                className={cx(
                  'flex items-center gap-1.5 rounded border px-2 py-1 text-xs leading-5',
                  state === 'now'
                    ? 'border-accent bg-accent-soft text-accent'
                    : 'border-line bg-surface text-ink-muted',
                )}
              >
                <Sign aria-hidden size={12} className="shrink-0" />
                {text}
                <span className="sr-only">{WORDS[state]}</span>
              </li>
            );
          })}
        </ol>
      )}
      {isUnderWay ? (
        <div className="max-w-md">
          <div className="flex justify-between text-xs leading-5">
            <span className="text-ink">
              New version: {actualWeight} % of the requests
              {actualWeight === weight ? '' : ` (asked for: ${weight} %)`}
            </span>
            {mirror > 0 ? <span className="text-ink-muted">and a copy of {mirror} %</span> : null}
          </div>
          <div aria-hidden className="mt-1 flex h-2 overflow-hidden rounded-sm bg-practice-soft">
            <span className="bg-accent" style={{ width: `${actualWeight}%` }} />
          </div>
        </div>
      ) : null}
      {analyses.map(({ name, phase, values }) => (
        <div key={name} className="text-xs leading-5">
          <span className="text-ink">Analysis {name}: </span>
          <span className={phase === 'Failed' || phase === 'Error' ? 'text-failed' : 'text-ink-muted'}>
            {phase}
          </span>
          {values.length === 0 ? null : (
            <ul className="list-disc ps-5 text-ink-muted">
              {values.map((text, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a measurement is its place
                <li key={at} className="break-words">
                  {text}
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}
