'use client';

import { CircleCheck, CircleX } from 'lucide-react';
import type { OperationsSummary } from '@/engine/operations/summary';
import { countText, percentText, secondsText, usd } from './words';

interface RunHeadProps {
  readonly summary: OperationsSummary;
  readonly objective: { readonly within: number; readonly share: number };
}

/** Whether a run held its objective. */
export function RunVerdict({ summary: { good, isMet }, objective }: RunHeadProps) {
  return (
    <p className="flex items-start gap-2 px-3 py-2 font-medium text-sm">
      {isMet ? (
        <CircleCheck aria-hidden size={16} className="mt-0.5 shrink-0 text-passed" />
      ) : (
        <CircleX aria-hidden size={16} className="mt-0.5 shrink-0 text-failed" />
      )}
      <span className={isMet ? 'text-passed' : 'text-failed'}>
        {percentText(good)} within {secondsText(objective.within)}: the objective of{' '}
        {percentText(objective.share)} is {isMet ? 'met' : 'not met'}
      </span>
    </p>
  );
}

/** The figures of a whole run. */
export function RunFacts({ summary }: Pick<RunHeadProps, 'summary'>) {
  const { sent, answered, cached, errors, timedOut, p50, p95, p99, costs } = summary;
  const bad = errors + timedOut;
  const facts: readonly (readonly [string, string])[] = [
    ['Requests', countText(sent)],
    ['Answered', `${countText(answered)}${cached > 0 ? `, ${countText(cached)} from the cache` : ''}`],
    ['Errors', bad === 0 ? 'none' : `${countText(bad)} (${percentText(bad / Math.max(1, sent))})`],
    // A figure stays with its unit where the line breaks.
    ['p50, p95, p99', [p50, p95, p99].map((one) => secondsText(one).replace(' ', '\u00a0')).join(', ')],
    ['Replicas', `${summary.leastReplicas} to ${summary.mostReplicas}`],
    ...costs.map(
      ({ title, usd: amount, missing }) =>
        [title, missing.length > 0 ? 'no price' : `${usd(amount)} a month`] as const,
    ),
  ];
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(7.5rem,1fr))] gap-x-4 gap-y-1.5 px-3 pt-3 text-xs">
      {facts.map(([name, text]) => (
        <div key={name} className="min-w-0">
          <dt className="text-ink-muted">{name}</dt>
          <dd className="break-words text-ink tabular-nums">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
