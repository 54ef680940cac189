'use client';

import { Callout } from '@/components/ui/callout';
import { Progress } from '@/components/ui/progress';
import { Spinner } from '@/components/ui/spinner';
import type { PanelProps } from '../types';
import { useLabAnswer } from '../use-lab-answer';
import { useOpened } from '../use-opened';
import { CriterionCard } from './criterion-card';

/** The project held against the rubric as it is now: each criterion with its levels, what is missing, and evidence that opens. */
export function RubricPanel({ session }: PanelProps) {
  const lab = useOpened(session.lab);
  const { answer, isAsking, error } = useLabAnswer(lab, 'rubric.report', null);
  if (lab === 'failed' || error)
    return (
      <Callout tone="failed" title="The project cannot be read" className="m-4">
        {error?.message ?? 'The lab could not be started. Reload the page.'}
      </Callout>
    );
  if (answer === undefined)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Reading the project
      </p>
    );
  const { points, outOf, criteria } = answer;
  return (
    <div className="@container flex h-full min-h-0 flex-col overflow-y-auto">
      <div className="sticky top-0 z-10 border-line border-b bg-surface px-4 py-3">
        <div className="flex items-baseline justify-between gap-3">
          <h2 className="font-medium text-ink text-sm">
            <span aria-live="polite">
              {points} of {outOf} points
            </span>
          </h2>
          <span className="text-ink-muted text-xs">
            {isAsking ? 'Looking again' : 'As the project is now'}
          </span>
        </div>
        <Progress label={`${points} of ${outOf} points`} value={points / outOf} className="mt-2" />
      </div>
      <ul className="grid gap-3 p-4 @3xl:grid-cols-2">
        {criteria.map((criterion) => (
          <CriterionCard key={criterion.id} session={session} criterion={criterion} />
        ))}
      </ul>
    </div>
  );
}
