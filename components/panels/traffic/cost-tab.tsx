'use client';

import { EmptyState } from '@/components/ui/empty-state';
import type { OperationsSummary } from '@/engine/operations/summary';
import { BasisNote } from '../cloud/basis-note';
import { usd } from './words';

/** What a month like the run costs on the three clouds, with the source of every price. */
export function CostTab({
  summary,
  podsPerNode,
  priceFile,
}: {
  readonly summary: OperationsSummary;
  readonly podsPerNode: number;
  /** The file of the project that the prices are from; null: the lab's own list. */
  readonly priceFile: string | null;
}) {
  const { costs } = summary;
  if (costs.length === 0)
    return (
      <EmptyState title="No bill">
        Name a cloud in <code>traffic/traffic.yaml</code>:{' '}
        <code>
          cloud: {'{'} provider: aws, region: us-east-1, machine: t3.medium {'}'}
        </code>
        .
      </EmptyState>
    );
  return (
    <div className="space-y-4 p-3">
      <p className="text-ink-muted text-sm leading-5">
        A whole month like this run. Machines are as few as hold the pods of each window,{' '}
        {podsPerNode === 1 ? 'one pod' : `${podsPerNode} pods`} on each; no discounts, no tax, no traffic to
        the internet.
      </p>
      <ul className="grid gap-3 @2xl:grid-cols-3">
        {costs.map(({ provider, title, usd: amount, parts, sources, unpriced, mapping, missing, words }) => (
          <li
            key={provider}
            className="min-w-0 space-y-2 rounded-md border border-line bg-surface p-3 text-sm"
          >
            <h3 className="flex items-baseline justify-between gap-2 font-medium text-ink">
              {title} <span className="tabular-nums">{missing.length > 0 ? 'no price' : usd(amount)}</span>
            </h3>
            <dl className="space-y-0.5 text-xs">
              {parts.map((part) => (
                <div key={part.name} className="flex justify-between gap-2">
                  <dt className="text-ink-muted">{part.name}</dt>
                  <dd className="text-ink tabular-nums">{usd(part.usd)}</dd>
                </div>
              ))}
            </dl>
            {mapping.length + missing.length > 0 ? (
              <ul className="text-ink-muted text-xs leading-5">
                {[...mapping, ...missing].map((one) => (
                  <li key={one} className="break-words">
                    {one}
                  </li>
                ))}
              </ul>
            ) : null}
            <BasisNote
              basis={{ words, sources, unpriced: unpriced.map((what) => ({ what, resources: ['service'] })) }}
              priceFile={priceFile}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
