'use client';

import { useId } from 'react';
import { AxisBottom } from '@/components/charts/axis';
import { type Mark, Marks } from '@/components/charts/marks';
import { PlotFrame } from '@/components/charts/plot-frame';
import { linearScale } from '@/components/charts/scales';
import { figureWords } from '@/components/figures/year-lanes/figure-words';
import type { FigureDefinition } from '@/engine/simulator/figures';
import { type Contrast, contrastOf, type SeedOutcome } from '@/engine/simulator/spread';
import { contrastWords } from './contrast-words';
import { type Bin, spreadBins } from './spread-shape';

interface SpreadChartProps {
  readonly figure: FigureDefinition;
  readonly outcomes: readonly SeedOutcome[];
  /** Opens the year of a seed. */
  readonly onOpen: (seed: string) => void;
}

const BINS = 36;
const HEIGHT = 250;

/** How a figure lies over the seeds: the ad hoc lane upwards, the practice lane downwards, in the same bins. */
export function SpreadChart({ figure, outcomes, onOpen }: SpreadChartProps) {
  const pattern = useId();
  const bins = spreadBins(figure, outcomes, BINS);
  const contrast = contrastOf(figure, outcomes);
  if (!bins)
    return <p className="text-ink-muted text-sm">In none of these years was there anything to measure.</p>;
  return (
    <PlotFrame
      title={`${figure.label} in ${outcomes.length} years`}
      summary={`${contrastWords(figure, contrast)} Each bar counts years; choose one to open its first year.`}
      height={HEIGHT}
      margin={{ left: 12, right: 16, top: 14 }}
      legend={<SpreadLegend contrast={contrast} figure={figure} />}
      numbers={() => ({
        columns: [{ label: 'Seed' }, { label: 'Ad hoc' }, { label: 'Practice' }],
        rows: outcomes.map(({ seed, adHoc, practice }) => [
          seed,
          figureWords(figure, adHoc[figure.id]),
          figureWords(figure, practice[figure.id]),
        ]),
      })}
    >
      {({ width, height, x }) => {
        const across = linearScale([bins.low, bins.high], x);
        const middle = height / 2;
        const tall = linearScale([0, bins.most], [0, middle - 6]);
        const shape =
          (lane: 'adHoc' | 'practice') =>
          (bin: Bin, i: number): Mark[] => {
            if (bin.seeds.length === 0) return [];
            const length = Math.max(2, tall(bin.seeds.length));
            const name = lane === 'adHoc' ? 'Ad hoc' : 'Practice';
            return [
              {
                id: `${lane} ${i}`,
                label: `${name}, ${figureWords(figure, bin.from)} to ${figureWords(figure, bin.to)}: ${bin.seeds.length} of ${outcomes.length} years`,
                shape: (
                  <rect
                    x={across(bin.from) + 0.5}
                    width={Math.max(2, across(bin.to) - across(bin.from) - 1)}
                    y={lane === 'adHoc' ? middle - length - 1 : middle + 1}
                    height={length}
                    fill={lane === 'adHoc' ? `url(#${pattern})` : undefined}
                    className={lane === 'adHoc' ? 'stroke-adhoc-fill' : 'fill-practice-fill'}
                  />
                ),
              },
            ];
          };
        const open = (lane: readonly Bin[]) => (id: string) => {
          const seed = lane[Number(id.split(' ')[1])]?.seeds[0];
          if (seed) onOpen(seed);
        };
        return (
          <>
            <defs>
              <pattern
                id={pattern}
                width="6"
                height="6"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <rect width="6" height="6" className="fill-adhoc-fill/25" />
                <rect width="2.5" height="6" className="fill-adhoc-fill" />
              </pattern>
            </defs>
            <Marks label="Ad hoc" marks={bins.adHoc.flatMap(shape('adHoc'))} onChoose={open(bins.adHoc)} />
            <Marks
              label="Practice"
              marks={bins.practice.flatMap(shape('practice'))}
              onChoose={open(bins.practice)}
            />
            <line aria-hidden x2={width} y1={middle} y2={middle} className="stroke-line-strong" />
            <AxisBottom
              scale={across}
              width={width}
              height={height}
              label={figure.label}
              unit={figure.unit}
              grid
            />
          </>
        );
      }}
    </PlotFrame>
  );
}

function SpreadLegend({
  contrast,
  figure,
}: {
  readonly contrast: Contrast;
  readonly figure: FigureDefinition;
}) {
  const lane = (name: string, spread: Contrast['adHoc']) =>
    spread
      ? `${name}: median ${figureWords(figure, spread.median)}, 80 % of years from ${figureWords(figure, spread.low)} to ${figureWords(figure, spread.high)}`
      : `${name}: nothing to measure`;
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 text-ink-muted text-xs">
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="hatch-adhoc size-3 rounded-[2px]" />{' '}
        {lane('Ad hoc, upwards', contrast.adHoc)}
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="solid-practice size-3 rounded-[2px]" />{' '}
        {lane('Practice, downwards', contrast.practice)}
      </li>
    </ul>
  );
}
