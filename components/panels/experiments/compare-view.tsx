'use client';

import { useState } from 'react';
import { SeriesLegend } from '@/components/charts/series';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { LabState } from '@/stores/lab-contract';
import { useLabAnswer } from '../use-lab-answer';
import type { Opened } from '../use-opened';
import { ViewHead } from '../view-head';
import { CurvesChart } from './curves-chart';
import { DifferencesTable } from './differences-table';
import { ParallelChart } from './parallel-chart';
import { ScatterChart } from './scatter-chart';
import { useRoom } from './use-room';

export interface CompareViewProps {
  readonly lab: Opened<LabState>;
  readonly runIds: readonly string[];
  readonly onBack: () => void;
  readonly onOpen: (runId: string) => void;
}

const VIEWS = [
  { id: 'table', label: 'Table' },
  { id: 'parallel', label: 'Parallel' },
  { id: 'curves', label: 'Curves' },
  { id: 'scatter', label: 'Scatter' },
] as const;

/** Some runs side by side: what differs, as a table and in three drawings. */
export function CompareView({ lab, runIds, onBack, onOpen }: CompareViewProps) {
  const [view, setView] = useState<(typeof VIEWS)[number]['id']>('table');
  const { answer, error } = useLabAnswer(lab, 'mlflow.compare', { runIds });
  const [measure, height] = useRoom();
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ViewHead back="All runs" onBack={onBack} title={`${runIds.length} runs compared`}>
        <span className="flex-1" />
        <ToggleGroup
          label="View of the comparison"
          size="sm"
          options={VIEWS}
          value={view}
          onChange={setView}
        />
      </ViewHead>
      <div ref={measure} className="min-h-0 flex-1 overflow-auto p-3">
        {error ? (
          <Callout tone="failed" title="The runs cannot be compared">
            {error.message}
          </Callout>
        ) : null}
        {answer === undefined && !error ? (
          <p className="flex items-center gap-2.5 text-ink-muted text-sm">
            <Spinner /> Reading the runs
          </p>
        ) : null}
        {answer ? (
          <>
            {answer.missing.length > 0 ? (
              <p className="mb-2 text-ink-muted text-sm">
                {answer.missing.length} of the chosen runs are not there any more.
              </p>
            ) : null}
            {view === 'table' ? <DifferencesTable comparison={answer} onOpen={onOpen} /> : null}
            {view === 'parallel' ? (
              <ParallelChart comparison={answer} height={height} onOpen={onOpen} />
            ) : null}
            {view === 'curves' ? (
              <CurvesChart
                comparison={answer}
                height={height}
                legend={<SeriesLegend names={answer.rows.slice(0, 6).map(({ name }) => name)} />}
              />
            ) : null}
            {view === 'scatter' ? <ScatterChart comparison={answer} height={height} onOpen={onOpen} /> : null}
          </>
        ) : null}
      </div>
    </div>
  );
}
