'use client';

import { cx } from '@/components/ui/cx';
import type { OperationsResult } from '@/engine/operations/result';
import { RolloutSteps } from '../cluster/rollout-steps';

interface ClusterTabProps {
  readonly result: OperationsResult;
  /** Seconds since the start up to which is looked. */
  readonly until: number;
  readonly timeOf: (seconds: number) => string;
}

const MOST = 200;

/** The workload as it stood at a moment, and what the cluster and those who watch it had said until then, the newest first. */
export function ClusterTab({ result, until, timeOf }: ClusterTabProps) {
  const { moments, notes, refusals, alerts, startAt } = result;
  const workload = moments.findLast(({ at }) => at <= until)?.workload ?? moments[0]?.workload;
  const said = [
    ...notes.map(({ at, type, reason, message }) => ({
      at,
      isBad: type === 'Warning',
      what: reason,
      message,
    })),
    ...refusals.map(({ at, message }) => ({ at, isBad: true, what: 'Refused', message })),
    ...alerts.map(({ time, to, labels }) => ({
      at: (time - startAt) / 1000,
      isBad: to === 'firing',
      what: `Alert ${labels.alertname ?? ''}`,
      message: `is ${to}${labels.severity ? ` (${labels.severity})` : ''}`,
    })),
  ]
    .filter(({ at }) => at <= until)
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST);
  return (
    <div className="space-y-4 p-3 text-sm">
      {workload ? (
        <div>
          <h3 className="font-medium text-ink">
            {workload.kind} {workload.name}
          </h3>
          <p className="break-words text-ink-muted">
            {workload.words}. {workload.ready} of {workload.replicas} ready.
          </p>
          <ul className="mt-2 space-y-1 text-xs">
            {workload.revisions
              .filter(({ pods }) => pods.length > 0)
              .map(({ name, images, pods, parts }) => (
                <li key={name} className="flex flex-wrap items-center gap-1.5">
                  <span className="min-w-0 break-all text-ink">
                    {images[0]} ({parts.join(', ')})
                  </span>
                  {pods.map((pod) => (
                    <span
                      key={pod.name}
                      title={`${pod.name}: ${pod.status}`}
                      className={cx(
                        'inline-block size-3 rounded-[3px] border',
                        pod.look === 'ready' && 'border-passed bg-passed',
                        pod.look === 'starting' && 'border-accent bg-accent-soft',
                        pod.look === 'failing' && 'border-failed bg-failed',
                        pod.look === 'ending' && 'border-line-strong bg-sunken',
                      )}
                    >
                      <span className="sr-only">{pod.status}</span>
                    </span>
                  ))}
                </li>
              ))}
          </ul>
          {workload.rollout ? (
            <div className="mt-3">
              <RolloutSteps rollout={workload.rollout} />
            </div>
          ) : null}
          {workload.scaler ? (
            <p className="mt-2 text-ink-muted text-xs">
              {workload.scaler.min} to {workload.scaler.max} replicas. {workload.scaler.metrics.join(', ')}
            </p>
          ) : null}
        </div>
      ) : null}
      <h3 className="font-medium text-ink">What the cluster and its monitors said</h3>
      {said.length === 0 ? (
        <p className="text-ink-muted">Nothing up to this moment.</p>
      ) : (
        <ol className="space-y-1.5 text-xs">
          {said.map(({ at, isBad, what, message }) => (
            <li key={`${at} ${what} ${message}`} className="flex gap-2">
              <span className="w-20 shrink-0 text-ink-muted tabular-nums">{timeOf(at)}</span>
              <span className="min-w-0 break-words">
                <strong className={cx('font-medium', isBad ? 'text-failed' : 'text-ink')}>{what}</strong>{' '}
                {message}
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
