'use client';

import { useState } from 'react';
import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { Marks } from '@/components/charts/marks';
import { PlotFrame } from '@/components/charts/plot-frame';
import { bandScale, linearScale } from '@/components/charts/scales';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { Bracket } from '@/engine/tuning/brackets';
import type { TrialsViewProps } from './plot-props';
import { clamp, doneTrials, shownRange } from './tuning-model';
import { objectiveText } from './tuning-words';

/** The rungs of one bracket: every trial as a point, a line from each to its longer training. */
export function RungsPlot({
  plan,
  trials,
  bestId,
  chosen,
  onChoose,
  brackets,
}: TrialsViewProps & { readonly brackets: readonly Bracket[] }) {
  const [bracket, setBracket] = useState(0);
  const { name, unit, goal } = plan.objective;
  const rungs = brackets[bracket] ?? [];
  const done = doneTrials(trials).filter((trial) => trial.bracket === bracket);
  const range = shownRange(
    done.map(({ objective }) => objective),
    goal,
  );
  const wentOn = (point: number, rung: number) =>
    trials.some((trial) => trial.bracket === bracket && trial.point === point && trial.rung === rung + 1);
  const names = rungs.map(({ trials: n, resource }) => `${n} × ${resource}`);
  return (
    <PlotFrame
      title="Rungs"
      summary={rungs
        .map(({ trials: n, resource }) => `${n} trials of ${resource} ${plan.resource.name}`)
        .join(', then ')
        .concat('. A filled point went on or is the last; a hollow one was dropped.')}
      height={280}
      controls={
        brackets.length > 1 ? (
          <ToggleGroup
            label="Bracket"
            size="sm"
            options={brackets.map((_, i) => ({ id: String(i), label: `Bracket ${i + 1}` }))}
            value={String(bracket)}
            onChange={(id) => setBracket(Number(id))}
          />
        ) : null
      }
      numbers={() => ({
        columns: [
          { label: 'Trial' },
          { label: 'rung' },
          { label: plan.resource.name },
          { label: name },
          { label: 'went on' },
        ],
        rows: done.map((trial) => [
          trial.id,
          trial.rung + 1,
          trial.resource,
          objectiveText(trial.objective, unit),
          wentOn(trial.point, trial.rung) ? 'yes' : 'no',
        ]),
      })}
    >
      {({ width, height, x, y }) => {
        const across = bandScale(names, x);
        const up = linearScale(range, y, true);
        const height0 = (objective: number) => up(clamp(objective, range));
        return (
          <>
            <AxisLeft scale={up} width={width} height={height} label={name} unit={unit} />
            <AxisBottom
              scale={across}
              width={width}
              height={height}
              label={`trials × ${plan.resource.name}`}
            />
            {done.map((trial) => {
              const next = done.find(({ point, rung }) => point === trial.point && rung === trial.rung + 1);
              return next ? (
                <line
                  key={trial.id}
                  x1={across.middle(trial.rung)}
                  y1={height0(trial.objective)}
                  x2={across.middle(next.rung)}
                  y2={height0(next.objective)}
                  className="stroke-accent"
                  strokeOpacity={0.6}
                />
              ) : null;
            })}
            <Marks
              label="Trials"
              chosen={chosen === null ? null : String(chosen)}
              onChoose={(id) => onChoose(Number(id))}
              marks={done.map((trial) => {
                const stays = wentOn(trial.point, trial.rung) || trial.rung === rungs.length - 1;
                return {
                  id: String(trial.id),
                  label: `Trial ${trial.id}, rung ${trial.rung + 1}: ${objectiveText(trial.objective, unit)}${stays ? '' : ', dropped'}`,
                  shape: (
                    <circle
                      cx={across.middle(trial.rung)}
                      cy={height0(trial.objective)}
                      r={trial.id === bestId || trial.id === chosen ? 6 : 4}
                      strokeWidth={1.5}
                      className={stays ? 'fill-accent stroke-accent' : 'fill-surface stroke-ink-muted'}
                    />
                  ),
                };
              })}
            />
          </>
        );
      }}
    </PlotFrame>
  );
}
