'use client';

import { useState } from 'react';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import type { PanelProps } from '../types';
import { useLabAnswer } from '../use-lab-answer';
import { useOpened } from '../use-opened';
import { CardSection } from './card-section';
import { ExportSection } from './export-section';

/** What a project has to show: its model card, and the portfolio that is made of it with one press. */
export function PortfolioPanel({ session }: PanelProps) {
  const lab = useOpened(session.lab);
  const [model, setModel] = useState<string | null>(null);
  const { answer, error } = useLabAnswer(lab, 'portfolio.overview', model === null ? {} : { model });
  if (lab === 'failed' || (error && answer === undefined))
    return (
      <div className="h-full overflow-y-auto p-3">
        <Callout tone="failed" title="The project could not be looked at">
          {error?.message ?? 'The lab could not be started. Reload the page.'}
        </Callout>
      </div>
    );
  if (lab === 'opening' || answer === undefined)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Looking at what there is to show
      </p>
    );
  return (
    <div className="@container h-full overflow-y-auto">
      <div className="grid @3xl:grid-cols-[3fr_2fr] @3xl:divide-x divide-line @max-3xl:divide-y">
        <CardSection session={session} lab={lab} overview={answer} model={model} onModel={setModel} />
        <ExportSection session={session} lab={lab} overview={answer} />
      </div>
    </div>
  );
}
