'use client';

import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { Marks } from '@/components/charts/marks';
import { PlotFrame } from '@/components/charts/plot-frame';
import { linearScale } from '@/components/charts/scales';
import type { TrialsViewProps } from './plot-props';
import { bestSoFar, clamp, shownRange } from './tuning-model';
import { objectiveText } from './tuning-words';

/** The best objective so far against what was spent, and every trial as a point. */
export function BestCurve({ plan, trials, bestId, chosen, onChoose }: TrialsViewProps) {
  const { name, unit, goal } = plan.objective;
  const steps = bestSoFar(trials, goal);
  const range = shownRange(
    steps.map(({ trial }) => trial.objective),
    goal,
  );
  const last = steps.at(-1);
  return (
    <PlotFrame
      title="Best so far"
      summary={
        last
          ? `After ${last.used} ${plan.resource.name} the best is ${objectiveText(last.best, unit)}. Points beyond the edge stand at the edge.`
          : 'No trial has ended yet.'
      }
      height={280}
      numbers={() => ({
        columns: [
          { label: 'Trial' },
          { label: `${plan.resource.name} spent` },
          { label: name },
          { label: 'best so far' },
        ],
        rows: steps.map(({ trial, used, best }) => [
          trial.id,
          used,
          objectiveText(trial.objective, unit),
          objectiveText(best, unit),
        ]),
      })}
    >
      {({ width, height, x, y }) => {
        const across = linearScale([0, plan.budget], x);
        const up = linearScale(range, y, true);
        const line = steps
          .map(({ used, best }, i) =>
            i === 0
              ? `M${across(used)} ${up(best)}`
              : `L${across(used)} ${up(steps[i - 1]!.best)}L${across(used)} ${up(best)}`,
          )
          .join('');
        return (
          <>
            <AxisLeft scale={up} width={width} height={height} label={name} unit={unit} />
            <AxisBottom scale={across} width={width} height={height} label={`${plan.resource.name} spent`} />
            <path d={line} fill="none" strokeWidth={2} className="stroke-accent" />
            <Marks
              label="Trials"
              chosen={chosen === null ? null : String(chosen)}
              onChoose={(id) => onChoose(Number(id))}
              marks={steps.map(({ trial, used }) => ({
                id: String(trial.id),
                label: `Trial ${trial.id}, ${trial.resource} ${plan.resource.name}: ${objectiveText(trial.objective, unit)}`,
                shape: (
                  <circle
                    cx={across(used)}
                    cy={up(clamp(trial.objective, range))}
                    r={trial.id === bestId || trial.id === chosen ? 6 : 3.5}
                    className={
                      trial.id === bestId ? 'fill-accent stroke-ink' : 'fill-ink-muted stroke-surface'
                    }
                  />
                ),
              }))}
            />
          </>
        );
      }}
    </PlotFrame>
  );
}
