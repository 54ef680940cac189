'use client';

import { useDeferredValue, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Progress } from '@/components/ui/progress';
import { Select } from '@/components/ui/select';
import { FIGURES, type FigureId, figureOf } from '@/engine/simulator/figures';
import { sameSwitches } from '@/engine/simulator/switches';
import type { SimulatorState } from '@/stores/simulator/state';
import { Exceptions } from './exceptions';
import { SpreadChart } from './spread-chart';
import { SpreadTable } from './spread-table';

/** How many seeds a spread has. */
export const SPREAD_SEEDS = 200;

/** The same switches over many seeds, so that a policy is judged, and not its luck. */
export function SpreadSection({ state }: { readonly state: SimulatorState }) {
  const { spread, settings, runSpread, stopSpread, setSeed } = state;
  const [figure, setFigure] = useState<FigureId>('wrong');
  const outcomes = useDeferredValue(spread.outcomes);
  const isOld =
    spread.settings !== null &&
    (spread.settings.seed !== settings.seed || !sameSwitches(spread.settings.switches, settings.switches));
  const isRunning = spread.status === 'running';
  return (
    <section aria-labelledby="spread-title" className="flex min-w-0 flex-col gap-4">
      <div>
        <h2 id="spread-title" className="font-semibold text-ink text-lg tracking-tight">
          Policy or luck?
        </h2>
        <p className="mt-1 max-w-[75ch] text-ink-muted text-sm leading-5">
          One year is one roll of the dice. Run the same switches over {SPREAD_SEEDS} seeds: what holds in
          nearly all of them is the policy.
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {isRunning ? (
          <Button onPress={stopSpread}>Stop</Button>
        ) : (
          <Button variant="primary" onPress={() => runSpread(SPREAD_SEEDS)}>
            Run {SPREAD_SEEDS} seeds
          </Button>
        )}
        {spread.status === 'none' ? null : (
          <div className="min-w-52 flex-1">
            <Progress
              label="Seeds simulated"
              visibleLabel
              value={spread.outcomes.length / Math.max(1, spread.total)}
              valueText={`${spread.outcomes.length} of ${spread.total}${spread.status === 'stopped' ? ', stopped' : ''}`}
            />
          </div>
        )}
      </div>
      <p role="status" className="sr-only">
        {spread.status === 'done' ? `All ${spread.total} seeds are simulated.` : ''}
      </p>
      {spread.error ? (
        <Callout tone="failed" title="The spread could not be simulated" role="alert">
          {spread.error.message}
        </Callout>
      ) : null}
      {isOld && outcomes.length > 0 ? (
        <Callout tone="note" title="These are the seeds of other settings">
          The seed or a switch has changed since. Run them again to judge what stands above.
        </Callout>
      ) : null}
      {outcomes.length > 0 ? (
        <>
          <Select
            label="Figure"
            options={FIGURES.map(({ id, label }) => ({ id, label }))}
            value={figure}
            onChange={(id) => setFigure(id as FigureId)}
            className="max-w-72"
          />
          <SpreadChart figure={figureOf(figure)} outcomes={outcomes} onOpen={setSeed} />
          <Exceptions figure={figureOf(figure)} outcomes={outcomes} onOpen={setSeed} />
          <SpreadTable outcomes={outcomes} />
        </>
      ) : null}
    </section>
  );
}
