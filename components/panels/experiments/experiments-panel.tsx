'use client';

import { FlaskConical } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import { Switch } from '@/components/ui/switch';
import type { RunsTable } from '@/engine/tracking/mlflow/views/runs-table';
import type { PanelProps } from '../types';
import { useLabAnswer } from '../use-lab-answer';
import { useOpened } from '../use-opened';
import { CompareView } from './compare-view';
import { experimentsState } from './experiments-state';
import { filterExamples } from './filter-examples';
import { FilterField } from './filter-field';
import { RunView } from './run-view';
import { RunsGrid } from './runs-grid';

/** The tracked runs of the workspace: a table with filter and sorting, runs side by side, and one run in full. */
export function ExperimentsPanel({ session }: PanelProps) {
  const lab = useOpened(session.lab);
  const store = experimentsState(session);
  const { shown, experiment, filter, chosen, order, onlyDifferences } = useStore(store);
  const experimentIds = experiment === 'all' ? undefined : [experiment];
  const { answer, error } = useLabAnswer(lab, 'mlflow.runs', { filter: filter || undefined, experimentIds });
  const examples = useMemo(() => (answer ? filterExamples(answer) : []), [answer]);

  if (lab === 'failed' || error)
    return (
      <Callout tone="failed" title="The runs cannot be read" className="m-4">
        {error?.message ?? 'The lab could not be started. Reload the page.'}
      </Callout>
    );
  if (!answer || lab === 'opening')
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Reading the runs
      </p>
    );
  const back = () => store.setState({ shown: { view: 'runs' } });
  const open = (id: string) => store.setState({ shown: { view: 'run', id } });
  if (shown.view === 'compare') return <CompareView lab={lab} runIds={chosen} onBack={back} onOpen={open} />;
  if (shown.view === 'run') return <RunView lab={lab} runId={shown.id} onBack={back} onOpen={open} />;
  if (answer.rows.length === 0 && filter === '' && answer.problem === null && experiment === 'all')
    return <NoRuns table={answer} />;
  // What was chosen may be deleted, or left out by a filter since.
  const there = chosen.filter((id) => answer.rows.some(({ runId }) => runId === id));
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-3 py-2">
        <Select
          label="Experiment"
          labelHidden
          size="sm"
          value={experiment}
          onChange={(id) => store.setState({ experiment: id })}
          options={[
            { id: 'all', label: 'All experiments' },
            ...answer.experiments
              .filter(({ isDeleted }) => !isDeleted)
              .map(({ experimentId, name }) => ({ id: experimentId, label: name })),
          ]}
        />
        <FilterField
          filter={filter}
          examples={examples}
          onFilter={(next) => store.setState({ filter: next })}
        />
        <Switch
          className="text-xs"
          isSelected={onlyDifferences}
          onChange={(only) => store.setState({ onlyDifferences: only })}
        >
          Only what differs
        </Switch>
        <Button
          size="sm"
          isDisabled={there.length < 2}
          onPress={() => store.setState({ chosen: there, shown: { view: 'compare' } })}
        >
          {there.length < 2 ? 'Choose runs to compare' : `Compare ${there.length}`}
        </Button>
      </div>
      {answer.problem ? (
        <Callout tone="failed" role="alert" title="This filter cannot be used" className="m-3">
          {answer.problem}
        </Callout>
      ) : null}
      <Damaged table={answer} />
      {answer.problem ? null : (
        <RunsGrid
          table={answer}
          lastShown={store.getState().lastOpened}
          order={order}
          onOrder={(next) => store.setState({ order: next })}
          onlyDifferences={onlyDifferences}
          chosen={there}
          onChoose={(ids) => store.setState({ chosen: ids })}
          onOpen={(id) => store.setState({ shown: { view: 'run', id }, lastOpened: id })}
        />
      )}
      <p
        aria-live="polite"
        className="shrink-0 border-line border-t bg-canvas px-3 py-1 text-ink-muted text-xs"
      >
        {answer.rows.length === 1 ? '1 run' : `${answer.rows.length} runs`}
        {filter === '' || answer.problem ? '' : ` with ${filter}`}
        {there.length > 0 ? `, ${there.length} chosen` : ''}
      </p>
    </div>
  );
}

function NoRuns({ table }: { readonly table: RunsTable }) {
  return (
    <>
      <Damaged table={table} />
      <EmptyState icon={<FlaskConical aria-hidden size={24} />} title="No runs yet">
        A program that logs to <code>MLFLOW_TRACKING_URI</code> is tracked: its parameters, metrics, files,
        commit and data stand here. <code>lib/mlflow.ts</code> does it in three lines.
      </EmptyState>
    </>
  );
}

function Damaged({ table }: { readonly table: RunsTable }) {
  if (table.damaged.length === 0) return null;
  return (
    <Callout tone="note" title="Some files of mlruns cannot be read" className="m-3">
      <ul className="list-disc ps-4">
        {table.damaged.slice(0, 5).map(({ path, reason }) => (
          <li key={path}>
            <code>{path}</code>: {reason}
          </li>
        ))}
      </ul>
      {table.damaged.length > 5 ? `and ${table.damaged.length - 5} more` : null}
    </Callout>
  );
}
