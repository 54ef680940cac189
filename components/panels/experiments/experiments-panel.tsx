'use client';

import { FlaskConical } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import type { RunsTable } from '@/engine/tracking/mlflow/views/runs-table';
import type { PanelProps } from '../types';
import { useLabAnswer } from '../use-lab-answer';
import { useOpened } from '../use-opened';
import { CompareView } from './compare-view';
import { RunView } from './run-view';
import { RunsGrid } from './runs-grid';

type Shown =
  | { readonly view: 'runs' }
  | { readonly view: 'compare' }
  | { readonly view: 'run'; readonly id: string };

/** The tracked runs of the workspace: a table with filter and sorting, runs side by side, and one run in full. */
export function ExperimentsPanel({ session }: PanelProps) {
  const lab = useOpened(session.lab);
  const [shown, setShown] = useState<Shown>({ view: 'runs' });
  const [experiment, setExperiment] = useState('all');
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { answer, error } = useLabAnswer(lab, 'mlflow.runs', {
    filter: filter === '' ? undefined : filter,
    experimentIds: experiment === 'all' ? undefined : [experiment],
  });

  if (lab === 'failed' || error)
    return (
      <Callout tone="failed" title="The runs cannot be read" className="m-4">
        {error?.message ?? 'The lab could not be started. Reload the page.'}
      </Callout>
    );
  if (!answer)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Reading the runs
      </p>
    );
  const back = () => setShown({ view: 'runs' });
  if (shown.view === 'compare')
    return (
      <CompareView lab={lab} runIds={chosen} onBack={back} onOpen={(id) => setShown({ view: 'run', id })} />
    );
  if (shown.view === 'run')
    return (
      <RunView lab={lab} runId={shown.id} onBack={back} onOpen={(id) => setShown({ view: 'run', id })} />
    );
  if (answer.rows.length === 0 && filter === '' && answer.problem === null && experiment === 'all')
    return <NoRuns table={answer} />;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-end gap-2 border-line border-b px-3 py-2">
        <Select
          label="Experiment"
          labelHidden
          size="sm"
          value={experiment}
          onChange={setExperiment}
          options={[
            { id: 'all', label: 'All experiments' },
            ...answer.experiments
              .filter(({ isDeleted }) => !isDeleted)
              .map(({ experimentId, name }) => ({ id: experimentId, label: name })),
          ]}
        />
        <FilterField filter={filter} onFilter={setFilter} />
        <Button size="sm" isDisabled={chosen.length < 2} onPress={() => setShown({ view: 'compare' })}>
          Compare{chosen.length > 0 ? ` ${chosen.length}` : ''}
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
          chosen={chosen}
          onChoose={setChosen}
          onOpen={(id) => setShown({ view: 'run', id })}
        />
      )}
    </div>
  );
}

function FilterField({
  filter,
  onFilter,
}: {
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
}) {
  const [text, setText] = useState(filter);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFilter(text.trim());
  };
  return (
    <form onSubmit={submit} className="flex min-w-0 flex-1 basis-72 items-center gap-2">
      <input
        aria-label="Filter of the runs, in MLflow’s grammar"
        placeholder="metrics.mae < 16000 and params.layers LIKE '%64%'"
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        onChange={(event) => setText(event.target.value)}
        className="h-7 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2 font-mono text-ink text-xs placeholder:text-ink-faint"
      />
      <Button size="sm" type="submit">
        Filter
      </Button>
      {filter === '' ? null : (
        <Button
          size="sm"
          variant="quiet"
          onPress={() => {
            setText('');
            onFilter('');
          }}
        >
          Clear
        </Button>
      )}
    </form>
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
      <ul className="list-disc ps-5">
        {table.damaged.map(({ path, reason }) => (
          <li key={path}>
            <code>{path}</code>: {reason}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
