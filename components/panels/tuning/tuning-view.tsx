'use client';

import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Callout } from '@/components/ui/callout';
import { ToggleGroup } from '@/components/ui/toggle-group';
import { paramsOfTrial } from '@/engine/tuning/trials-csv';
import type { LessonSession } from '@/stores/contracts';
import type { TuningState } from '@/stores/tuning-contract';
import { BestCurve } from './best-curve';
import { ParallelPlot } from './parallel-plot';
import { PlanSummary } from './plan-summary';
import { RungsPlot } from './rungs-plot';
import { SearchControls } from './search-controls';
import { TrialDetail } from './trial-detail';
import { TrialsTable } from './trials-table';
import { hasSettings } from './tuning-model';

const VIEWS = [
  { id: 'table', label: 'Trials' },
  { id: 'lines', label: 'Settings' },
  { id: 'best', label: 'Best so far' },
  { id: 'rungs', label: 'Rungs' },
] as const;

/** The panel over its store: plan and cost, controls, and one of four views of the trials. */
export function TuningView({
  session,
  store,
}: {
  readonly session: LessonSession;
  readonly store: StoreApi<TuningState>;
}) {
  const state = useStore(store);
  const readOnly = useStore(session.workspace, ({ access }) => access === 'reader');
  const params = useStore(
    session.workspace,
    ({ files }) => files[session.bundle.definition.params ?? 'params.json'],
  );
  const [view, setView] = useState<(typeof VIEWS)[number]['id']>('table');
  const [chosen, setChosen] = useState<number | null>(null);
  const { plan, trials, bestId, shape } = state;
  const selected = trials.find(({ id }) => id === (chosen ?? bestId)) ?? null;
  const hasRungs = (shape?.brackets ?? []).some((bracket) => bracket.length > 1);
  const views = hasRungs ? VIEWS : VIEWS.slice(0, 3);
  const shown = views.some(({ id }) => id === view) ? view : 'table';
  const plot = plan && { plan, trials, bestId, chosen: selected?.id ?? null, onChoose: setChosen };
  return (
    <section aria-label="Tuning" className="flex h-full flex-col gap-3 overflow-auto px-3 py-2.5">
      <PlanSummary session={session} running={state.plan} status={state.status} />
      <SearchControls state={state} readOnly={readOnly} onStart={() => setChosen(null)} />
      {state.failure ? (
        <Callout tone="note" role="alert">
          {state.failure.message}
        </Callout>
      ) : null}
      {plot ? (
        <>
          <ToggleGroup
            label="View of the trials"
            size="sm"
            className="self-start"
            options={views}
            value={shown}
            onChange={setView}
          />
          {selected ? (
            <TrialDetail
              state={state}
              trial={selected}
              readOnly={readOnly}
              inUse={plan !== null && hasSettings(params, paramsOfTrial(plan, selected))}
            />
          ) : null}
          {shown === 'table' ? <TrialsTable {...plot} /> : null}
          {shown === 'lines' ? <ParallelPlot {...plot} /> : null}
          {shown === 'best' ? <BestCurve {...plot} /> : null}
          {shown === 'rungs' ? <RungsPlot {...plot} brackets={shape?.brackets ?? []} /> : null}
        </>
      ) : null}
    </section>
  );
}
