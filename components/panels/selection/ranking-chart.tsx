'use client';

import { useState } from 'react';
import { AxisBottom } from '@/components/charts/axis';
import { Marks } from '@/components/charts/marks';
import { PlotFrame } from '@/components/charts/plot-frame';
import { bandScale, linearScale } from '@/components/charts/scales';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { ImportanceFile, SelectedFile } from '@/engine/selection/results';
import { type RankedBy, type RankedFeature, ranking, withUnit } from './selection-view';

const ROW = 20;
const NAMES = 140;
/** Characters of a name that have room. */
const LONGEST = 20;

interface RankingChartProps {
  readonly importance: ImportanceFile;
  readonly selected: SelectedFile | null;
}

/** The features by what they are worth, with the spread of the repeats as error bars. */
export function RankingChart({ importance, selected }: RankingChartProps) {
  const [by, setBy] = useState<RankedBy>('importance');
  const [chosen, setChosen] = useState<string | null>(null);
  const { unit } = importance;
  const features = ranking(importance, selected, by);
  const isCorrelation = by === 'correlation';
  const text = (value: number) => (isCorrelation ? value.toFixed(2) : withUnit(value, unit));
  const low = Math.min(0, ...features.map(({ value, spread }) => value - spread));
  const high = Math.max(0, ...features.map(({ value, spread }) => value + spread));
  const first = features[0]!;
  const hasCorrelation = importance.features.some(({ correlation }) => typeof correlation === 'number');
  const shown = features.find(({ name }) => name === chosen);
  return (
    <div className="flex flex-col gap-1">
      <PlotFrame
        title={isCorrelation ? 'Correlation with the target' : 'Permutation importance'}
        summary={
          isCorrelation
            ? `${first.name} goes along most closely with the target, ${text(first.value)}.`
            : `The error is ${withUnit(importance.error, unit)}${importance.measuredOn ? ` on ${importance.measuredOn}` : ''}. Shuffling ${first.name} makes it grow by ${text(first.value)}, the most of ${features.length} features. The line on a bar is one standard deviation over ${importance.repeats ?? 'the'} shuffles.`
        }
        height={70 + features.length * ROW}
        margin={{ left: NAMES, top: 8 }}
        controls={
          hasCorrelation ? (
            <ToggleGroup<RankedBy>
              label="Ranked by"
              size="sm"
              options={[
                { id: 'importance', label: 'Shuffled' },
                { id: 'correlation', label: 'Correlation' },
              ]}
              value={by}
              onChange={setBy}
            />
          ) : undefined
        }
        legend={selected ? <Legend /> : undefined}
        numbers={() => ({
          columns: [
            { label: 'Feature' },
            { label: 'Growth of the error', unit },
            { label: 'Standard deviation', unit },
            { label: 'Correlation' },
            { label: 'Kept', align: 'start' },
          ],
          rows: features.map(({ name, kept }) => {
            const row = importance.features.find((feature) => feature.name === name)!;
            const correlation =
              typeof row.correlation === 'number' ? row.correlation.toFixed(2) : 'not measured';
            return [
              name,
              withUnit(row.mean, unit),
              withUnit(row.spread, unit),
              correlation,
              kept === null ? 'not chosen yet' : kept ? 'yes' : 'no',
            ];
          }),
        })}
      >
        {({ width, height, x }) => {
          const across = linearScale([low, high], x, true);
          const down = bandScale(
            features.map(({ name }) => name),
            [0, height],
            0.3,
          );
          return (
            <>
              <AxisBottom
                scale={across}
                width={width}
                height={height}
                label={isCorrelation ? 'Correlation' : 'Growth of the error'}
                unit={isCorrelation ? undefined : unit}
                grid
              />
              <line x1={across(0)} x2={across(0)} y2={height} className="stroke-line-strong" />
              <Marks
                label="Features, the one that matters most first"
                chosen={chosen}
                onChoose={(name) => setChosen(name === chosen ? null : name)}
                marks={features.map((feature, i) => ({
                  id: feature.name,
                  label: `${feature.name}: ${text(feature.value)}${isCorrelation ? '' : `, give or take ${text(feature.spread)}`}${keptWords(feature)}`,
                  shape: (
                    <>
                      <rect
                        x={-NAMES}
                        width={width + NAMES}
                        y={down.start(i)}
                        height={down.bandwidth}
                        opacity={0}
                      />
                      <text
                        x={-8}
                        y={down.middle(i)}
                        dy="0.35em"
                        textAnchor="end"
                        className={
                          feature.kept === false ? 'fill-ink-faint text-[11px]' : 'fill-ink text-[11px]'
                        }
                      >
                        {`${feature.kept ? '✓ ' : ''}${shortened(feature.name)}`}
                      </text>
                      <rect
                        x={Math.min(across(0), across(feature.value))}
                        width={Math.abs(across(feature.value) - across(0))}
                        y={down.start(i)}
                        height={down.bandwidth}
                        className={feature.kept === false ? 'fill-sunken stroke-line-strong' : 'fill-accent'}
                      />
                      {feature.spread > 0 ? (
                        <path
                          d={`M${across(feature.value - feature.spread)} ${down.middle(i)}H${across(feature.value + feature.spread)}m0 -3v6M${across(feature.value - feature.spread)} ${down.middle(i) - 3}v6`}
                          fill="none"
                          className="stroke-ink"
                        />
                      ) : null}
                    </>
                  ),
                }))}
              />
            </>
          );
        }}
      </PlotFrame>
      <p role="status" className="min-h-5 text-ink text-xs">
        {shown ? `${shown.name}: ${text(shown.value)}${keptWords(shown)}` : ''}
      </p>
    </div>
  );
}

function Legend() {
  return <p className="text-ink-muted text-xs">✓ and a full bar: kept. An empty bar: removed.</p>;
}

function keptWords({ kept }: RankedFeature): string {
  if (kept === null) return '';
  return kept ? ', kept' : ', removed';
}

/** A category as a feature, `Neighborhood=Gilbert`, is told from its like by what stands behind the sign. */
function shortened(name: string): string {
  if (name.length <= LONGEST) return name;
  const value = name.slice(name.indexOf('=') + 1);
  return value === name || value.length > LONGEST - 1 ? `${value.slice(0, LONGEST - 1)}…` : `…${value}`;
}
