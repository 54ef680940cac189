'use client';

import { ChartSpline } from 'lucide-react';
import { useState } from 'react';
import type { StoreApi } from 'zustand';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Spinner } from '@/components/ui/spinner';
import { Switch } from '@/components/ui/switch';
import { Table, type TableColumn } from '@/components/ui/table';
import type { ValueRow } from '@/engine/versioning/dvc/views/results';
import type { LabState } from '@/stores/lab-contract';
import { useLabAnswer } from '../use-lab-answer';
import type { PipelineActions } from './pipeline-actions';
import { PlotChart } from './plot-chart';

export interface ResultsViewProps {
  readonly lab: StoreApi<LabState>;
  readonly actions: PipelineActions;
  readonly isDisabled: boolean;
}

/** Metrics, parameters and plots of the workspace beside those of the last commit. */
export function ResultsView({ lab, actions, isDisabled }: ResultsViewProps) {
  const { answer, error } = useLabAnswer(lab, 'dvc.results', {});
  const [isAll, setAll] = useState(true);
  if (error)
    return (
      <Callout tone="failed" title="The results cannot be read" className="m-3">
        {error.message}
      </Callout>
    );
  if (!answer)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Reading the results
      </p>
    );
  const { metrics, params, plots, hasHead, problems } = answer;
  const shown = (rows: readonly ValueRow[]) => (isAll ? rows : rows.filter(({ isChanged }) => isChanged));
  return (
    <div className="flex h-full flex-col gap-5 overflow-y-auto p-3">
      <div className="flex flex-wrap items-center gap-2">
        {(['dvc metrics diff', 'dvc params diff', 'dvc plots diff --json'] as const).map((line) => (
          <Button
            key={line}
            size="sm"
            variant="quiet"
            isDisabled={isDisabled}
            onPress={() => void actions.show(line)}
            className="font-mono"
          >
            {line}
          </Button>
        ))}
        <Switch isSelected={!isAll} onChange={(only) => setAll(!only)} className="ms-auto">
          Only what changed
        </Switch>
      </div>
      {problems.length > 0 ? (
        <Callout title="Some of it could not be read">
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Callout>
      ) : null}
      <Values
        title="Metrics"
        rows={shown(metrics)}
        hasHead={hasHead}
        hasChange
        empty={emptyText(metrics, 'metrics')}
      />
      <Values title="Parameters" rows={shown(params)} hasHead={hasHead} empty={emptyText(params, 'params')} />
      <section aria-label="Plots" className="flex flex-col gap-5">
        <h2 className="font-medium text-ink text-sm">Plots</h2>
        {plots.length === 0 ? (
          <EmptyState icon={<ChartSpline aria-hidden size={22} />} title="No plots yet">
            List a CSV or JSON file under <code>plots</code> of its stage in <code>dvc.yaml</code>, with the
            columns for <code>x</code> and <code>y</code>.
          </EmptyState>
        ) : (
          plots.map((plot) => <PlotChart key={plot.id} plot={plot} />)
        )}
      </section>
    </div>
  );
}

function emptyText(rows: readonly ValueRow[], kind: 'metrics' | 'params'): string {
  if (rows.length > 0) return 'Nothing differs from the last commit.';
  return kind === 'metrics'
    ? 'None yet. List a JSON or YAML file with numbers under metrics of its stage, with cache: false.'
    : 'None yet. Put them into params.yaml, and list those that a stage reads under params.';
}

function Values({
  title,
  rows,
  hasHead,
  hasChange = false,
  empty,
}: {
  readonly title: string;
  readonly rows: readonly ValueRow[];
  readonly hasHead: boolean;
  readonly hasChange?: boolean;
  readonly empty: string;
}) {
  const columns: TableColumn<ValueRow>[] = [
    {
      id: 'key',
      label: title,
      rowHeader: true,
      cell: ({ key }) => <span className="font-mono text-xs">{key}</span>,
    },
    ...(hasHead
      ? [
          {
            id: 'old',
            label: 'HEAD',
            align: 'end',
            cell: ({ old }) => old ?? '–',
          } satisfies TableColumn<ValueRow>,
        ]
      : []),
    {
      id: 'now',
      label: 'Workspace',
      align: 'end',
      cell: ({ now, isChanged }) => (
        <span className={isChanged ? 'font-semibold text-ink' : undefined}>{now ?? '–'}</span>
      ),
    },
    ...(hasHead && hasChange
      ? [
          {
            id: 'change',
            label: 'Change',
            align: 'end',
            cell: ({ change, isChanged }) => (isChanged ? (change ?? 'changed') : ''),
          } satisfies TableColumn<ValueRow>,
        ]
      : []),
    {
      id: 'path',
      label: 'File',
      cell: ({ path }) => <span className="font-mono text-ink-muted text-xs">{path}</span>,
    },
  ];
  return (
    <section aria-label={title} className="flex flex-col gap-1">
      <h2 className="font-medium text-ink text-sm">{title}</h2>
      {rows.length === 0 ? (
        <p className="text-ink-muted text-sm">{empty}</p>
      ) : (
        <Table
          caption={`${title} of the workspace${hasHead ? ' and the last commit' : ''}`}
          columns={columns}
          rows={rows}
          rowKey={({ path, key }) => `${path}:${key}`}
        />
      )}
    </section>
  );
}
