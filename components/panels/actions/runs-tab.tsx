'use client';

import { CirclePlay } from 'lucide-react';
import { useStore } from 'zustand';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import type { RunRow, RunsView } from '@/engine/ci/views/run-rows';
import { agoText } from '../github/words';
import { useActions } from './actions-context';
import { actionsState } from './actions-state';
import { branchesOf, filterRuns } from './filter-runs';
import { FirstWorkflowButton } from './nothing-pushed';
import type { RunFilter } from './place';
import { PlannedWorkflows } from './planned-workflows';
import { StandingMark } from './standing-mark';
import { eventText, lookOf, spanText } from './words';

const ALL = { id: 'all', label: '' };
const STATES = [
  { id: 'open', label: 'Not done' },
  { id: 'success', label: 'Succeeded' },
  { id: 'failure', label: 'Failed' },
  { id: 'cancelled', label: 'Cancelled' },
];

/** The runs, newest first, by workflow, branch and state. */
export function RunsTab({ list }: { readonly list: RunsView }) {
  const { session, lab } = useActions();
  const store = actionsState(session);
  const filter = useStore(store, (state) => state.filter);
  const set = (part: Partial<RunFilter>) => store.setState({ filter: { ...filter, ...part } });
  const runs = filterRuns(list.runs, filter);
  if (list.runs.length === 0)
    return (
      <>
        <EmptyState
          icon={<CirclePlay aria-hidden size={24} />}
          title="No workflow has run yet"
          action={<FirstWorkflowButton session={session} />}
        >
          A file in <code>.github/workflows</code> says what happens with each push. Commit it and push:{' '}
          <code>git add -A && git commit -m "Test each push" && git push</code>.
        </EmptyState>
        <PlannedWorkflows session={session} lab={lab} />
      </>
    );
  return (
    <div>
      <div className="flex flex-wrap gap-2 border-line border-b px-3 py-2">
        <Filter
          label="Workflow"
          all="All workflows"
          value={filter.workflow}
          onChange={(workflow) => set({ workflow })}
          options={list.workflows.map(({ path, name, badge }) => ({
            id: path,
            label: name,
            description: badge,
          }))}
        />
        <Filter
          label="Branch"
          all="All branches"
          value={filter.branch}
          onChange={(branch) => set({ branch })}
          options={branchesOf(list.runs).map((branch) => ({ id: branch, label: branch }))}
        />
        <Filter
          label="State"
          all="Any state"
          value={filter.state}
          onChange={(state) => set({ state: state as RunFilter['state'] })}
          options={STATES}
        />
      </div>
      {runs.length === 0 ? (
        <div className="flex flex-col items-center gap-2 p-6 text-ink-muted text-sm">
          <p>No run is like that.</p>
          <Button size="sm" onPress={() => set({ workflow: '', branch: '', state: '' })}>
            Show all {list.runs.length}
          </Button>
        </div>
      ) : (
        <ul aria-label="Runs, the newest first">
          {runs.map((run) => (
            <Row key={run.id} run={run} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Filter({
  label,
  all,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly all: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly label: string; readonly description?: string }[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <Select
      label={label}
      labelHidden
      size="sm"
      value={value === '' ? ALL.id : value}
      onChange={(id) => onChange(id === ALL.id ? '' : id)}
      options={[{ ...ALL, label: all }, ...options]}
      className="min-w-32 max-w-56"
    />
  );
}

function Row({ run }: { readonly run: RunRow }) {
  const { go, now } = useActions();
  return (
    <li className="flex items-start gap-2 border-line border-b px-3 py-2">
      <span className="pt-0.5">
        <StandingMark of={run} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 items-center gap-2">
          <button
            type="button"
            onClick={() => go({ view: 'run', id: run.id, tab: 'summary', job: null })}
            className="min-w-0 cursor-pointer truncate rounded text-start font-medium text-ink text-sm underline-offset-2 hover:text-accent hover:underline"
          >
            {run.title}
          </button>
          {run.status === 'completed' ? null : <Badge tone={lookOf(run).tone}>{lookOf(run).word}</Badge>}
        </p>
        <p className="text-ink-muted text-xs leading-5">
          {run.workflow} #{run.number}
          {run.attempt > 1 ? `, attempt ${run.attempt}` : ''} · by {eventText(run.event)} of {run.actor} ·{' '}
          <code>{run.sha.slice(0, 7)}</code>
        </p>
      </div>
      <div className="shrink-0 text-end text-ink-muted text-xs leading-5">
        <p className="max-w-32 truncate font-mono text-ink">{run.branch}</p>
        <p className="tabular-nums">
          {run.durationMs === null ? '' : `${spanText(run.durationMs)} · `}
          {agoText(now, run.createdAt)}
        </p>
      </div>
    </li>
  );
}
