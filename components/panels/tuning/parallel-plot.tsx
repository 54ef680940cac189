'use client';

import { Marks } from '@/components/charts/marks';
import { PlotFrame } from '@/components/charts/plot-frame';
import { tickLabel } from '@/components/charts/tick-label';
import type { Dimension } from '@/engine/tuning/plan';
import type { TrialsViewProps } from './plot-props';
import { clamp, type DoneTrial, doneTrials, shareOf, shownRange } from './tuning-model';
import { objectiveText, valueText } from './tuning-words';

interface Axis {
  readonly name: string;
  readonly low: string;
  readonly high: string;
  /** Where a trial lies, from 0 (below) to 1 (above). */
  readonly share: (trial: DoneTrial) => number;
}

/** One line a trial through an axis for each setting; the last axis is the objective, the best at the bottom. */
export function ParallelPlot({ plan, trials, bestId, chosen, onChoose }: TrialsViewProps) {
  const done = doneTrials(trials);
  const { name, unit, goal } = plan.objective;
  const range = shownRange(
    done.map(({ objective }) => objective),
    goal,
  );
  const [best, worst] = goal === 'minimise' ? range : [range[1], range[0]];
  const lost = best === worst ? 1 : worst - best;
  const badness = (trial: DoneTrial) => (clamp(trial.objective, range) - best) / lost;
  const resources = done.map(({ resource }) => resource);
  const most = Math.max(1, ...resources);
  const axes: readonly Axis[] = [
    ...Object.entries(plan.space).map(([id, dimension]) => axisOf(id, dimension)),
    ...(new Set(resources).size > 1
      ? [
          {
            name: plan.resource.name,
            low: '0',
            high: String(most),
            share: ({ resource }: DoneTrial) => resource / most,
          },
        ]
      : []),
    { name, low: tickLabel(best, unit), high: tickLabel(worst, unit), share: badness },
  ];
  const winner = done.find(({ id }) => id === bestId);
  return (
    <PlotFrame
      title="Settings of every trial"
      summary={`${done.length} trials as lines; the lower a line ends at the right, the better.${
        winner ? ` The best, trial ${winner.id}, ends at ${objectiveText(winner.objective, unit)}.` : ''
      }`}
      height={300}
      margin={{ left: 44, right: 52, top: 34, bottom: 28 }}
      numbers={() => ({
        columns: [
          { label: 'Trial' },
          ...Object.keys(plan.space).map((label) => ({ label })),
          { label: plan.resource.name },
          { label: name, unit },
        ],
        rows: done.map((trial) => [
          trial.id,
          ...Object.keys(plan.space).map((id) => valueText(trial.params[id])),
          trial.resource,
          objectiveText(trial.objective, unit),
        ]),
      })}
    >
      {({ width, height }) => {
        const across = (i: number) => (axes.length === 1 ? width / 2 : (i / (axes.length - 1)) * width);
        const path = (trial: DoneTrial) =>
          axes
            .map(
              (axis, i) =>
                `${i === 0 ? 'M' : 'L'}${across(i).toFixed(1)} ${(height * (1 - axis.share(trial))).toFixed(1)}`,
            )
            .join(' ');
        // The worst first, so that the good ones lie on top.
        const order = [...done].sort((a, b) => badness(b) - badness(a));
        return (
          <>
            <Marks
              label="Trials"
              chosen={chosen === null ? null : String(chosen)}
              onChoose={(id) => onChoose(Number(id))}
              marks={order.map((trial) => ({
                id: String(trial.id),
                label: `Trial ${trial.id}: ${Object.entries(trial.params)
                  .map(([id, value]) => `${id} ${valueText(value)}`)
                  .join(', ')}; ${objectiveText(trial.objective, unit)}`,
                shape: (
                  <>
                    <path d={path(trial)} fill="none" stroke="transparent" strokeWidth={9} />
                    <path d={path(trial)} fill="none" {...lookOf(trial, badness(trial), bestId, chosen)} />
                  </>
                ),
              }))}
            />
            {axes.map((axis, i) => (
              <g key={axis.name} aria-hidden transform={`translate(${across(i)} 0)`}>
                <line y2={height} className="stroke-line-strong" strokeWidth={1.5} />
                <text y={-18} textAnchor="middle" className="fill-ink font-medium text-[11px]">
                  {axis.name}
                </text>
                <text y={-5} textAnchor="middle" className="fill-ink-muted text-[11px]">
                  {axis.high}
                </text>
                <text y={height + 15} textAnchor="middle" className="fill-ink-muted text-[11px]">
                  {axis.low}
                </text>
              </g>
            ))}
          </>
        );
      }}
    </PlotFrame>
  );
}

function axisOf(name: string, dimension: Dimension): Axis {
  const share = ({ params }: DoneTrial) => shareOf(dimension, params[name]);
  if ('choices' in dimension)
    return { name, low: valueText(dimension.choices[0]), high: valueText(dimension.choices.at(-1)), share };
  return { name, low: tickLabel(dimension.from), high: tickLabel(dimension.to), share };
}

function lookOf(trial: DoneTrial, badness: number, bestId: number | null, chosen: number | null) {
  if (trial.id === chosen) return { className: 'stroke-ink', strokeWidth: 3 };
  if (trial.id === bestId) return { className: 'stroke-accent', strokeWidth: 3 };
  return { className: 'stroke-accent', strokeWidth: 1.25, strokeOpacity: 0.75 - 0.55 * badness };
}
