'use client';

import { useState } from 'react';
import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { Marks } from '@/components/charts/marks';
import { PlotFrame } from '@/components/charts/plot-frame';
import { bandScale } from '@/components/charts/scales';
import { Button } from '@/components/ui/button';
import type { CorrelationMatrix } from '@/engine/dataset/explore/relations';
import { numberColumns, type ViewProps } from './source';
import { useAnswer } from './use-answer';
import { Choices, OptionalColumnChoice, Remark, Waiting } from './view-parts';

interface CorrelationViewProps extends ViewProps {
  readonly onPair: (pair: readonly [x: string, y: string]) => void;
  readonly onPlot: () => void;
}

/** Every two columns of numbers: a cell each, or the strongest partners of one column as bars. */
export function CorrelationView({ source, columns, chosen, onPick, onPair, onPlot }: CorrelationViewProps) {
  const { answer, error } = useAnswer<'correlations'>(source, { kind: 'correlations' });
  const numbers = numberColumns(columns);
  const [one, setOne] = useState<string | null>(
    numbers.find(({ name }) => /price|target/i.test(name))?.name ?? null,
  );
  const [pair, setPair] = useState<readonly [string, string] | null>(null);
  if (!answer) return <Waiting error={error} />;
  if (answer.names.length < 2) return <Remark>This view needs two columns of numbers.</Remark>;
  const choose = (first: string, second: string, label: string) => {
    setPair([first, second]);
    onPair([second, first]);
    const both = [first, second].map((column) => ({ kind: 'range', column }) as const);
    onPick({ label, pick: { filters: both } });
  };
  const props = { matrix: answer, chosen, onChoose: choose };
  return (
    <>
      <Choices>
        <OptionalColumnChoice
          label="With"
          none="every two columns"
          columns={numbers}
          value={one}
          onChange={setOne}
        />
        {pair ? (
          <Button size="sm" onPress={onPlot}>
            Plot {pair[0]} by {pair[1]}
          </Button>
        ) : null}
      </Choices>
      {one !== null && answer.names.includes(one) ? <Partners {...props} one={one} /> : <Matrix {...props} />}
      {answer.leftOut > 0 ? (
        <Remark>
          {answer.leftOut} further columns of numbers are left out: only the first {answer.names.length} are
          compared.
        </Remark>
      ) : null}
    </>
  );
}

interface CorrelationsProps {
  readonly matrix: CorrelationMatrix;
  readonly chosen: string | null;
  readonly onChoose: (first: string, second: string, label: string) => void;
}

const labelOf = (first: string, second: string, r: number | null) =>
  `${first} and ${second}: ${r === null ? 'no correlation can be computed' : `r = ${r.toFixed(3)}`}`;
const lookOf = (r: number) => (r < 0 ? 'fill-chart-2' : 'fill-chart-1');

function Partners({ matrix, one, chosen, onChoose }: CorrelationsProps & { readonly one: string }) {
  const at = matrix.names.indexOf(one);
  const partners = matrix.names
    .map((name, i) => ({ name, r: matrix.r[at]![i] ?? null }))
    .filter(({ name }) => name !== one)
    .sort((a, b) => Math.abs(b.r ?? 0) - Math.abs(a.r ?? 0));
  const first = partners[0]!;
  return (
    <PlotFrame
      title={`Correlation with ${one}`}
      summary={`Pearson, strongest first. ${labelOf(one, first.name, first.r)}. Up: positive; down, in the other colour: negative.`}
      height={320}
      margin={{ bottom: 92 }}
      numbers={() => ({
        columns: [{ label: 'Column' }, { label: 'r' }],
        rows: partners.map(({ name, r }) => [name, r?.toFixed(4) ?? '–']),
      })}
    >
      {({ width, height, x, y }) => {
        const bands = bandScale(
          partners.map(({ name }) => name),
          x,
        );
        const up = scaleOfR(y);
        return (
          <>
            <AxisLeft scale={up} width={width} height={height} label="r" />
            <Marks
              label="Bars"
              chosen={chosen}
              onChoose={(id) => {
                const partner = partners.find(({ name, r }) => labelOf(one, name, r) === id);
                if (partner) onChoose(one, partner.name, id);
              }}
              marks={partners.map(({ name, r }, i) => {
                const id = labelOf(one, name, r);
                const value = r ?? 0;
                return {
                  id,
                  label: id,
                  shape: (
                    <>
                      <rect
                        data-unsaved
                        x={bands.start(i)}
                        width={bands.bandwidth}
                        height={height}
                        fill="transparent"
                      />
                      <rect
                        x={bands.start(i)}
                        width={bands.bandwidth}
                        y={Math.min(up(0), up(value))}
                        height={Math.max(1, Math.abs(up(0) - up(value)))}
                        className={chosen === id ? `${lookOf(value)} stroke-2 stroke-ink` : lookOf(value)}
                      />
                    </>
                  ),
                };
              })}
            />
            <line x2={width} y1={up(0)} y2={up(0)} className="stroke-line-strong" />
            <AxisBottom scale={bands} width={width} height={height} label="" />
          </>
        );
      }}
    </PlotFrame>
  );
}

function scaleOfR(range: readonly [number, number]) {
  const scale = (value: number) => range[0] + ((value + 1) / 2) * (range[1] - range[0]);
  return Object.assign(scale, {
    domain: [-1, 1] as const,
    range,
    invert: (pixel: number) => ((pixel - range[0]) / (range[1] - range[0])) * 2 - 1,
    ticks: () => [-1, -0.5, 0, 0.5, 1],
  });
}

function Matrix({ matrix, chosen, onChoose }: CorrelationsProps) {
  const { names, r } = matrix;
  const pairs = names.flatMap((first, i) =>
    names.slice(0, i).map((second, j) => ({ first, second, i, j, value: r[i]![j] ?? null })),
  );
  const strongest = pairs.reduce((best, pair) =>
    Math.abs(pair.value ?? 0) > Math.abs(best.value ?? 0) ? pair : best,
  );
  return (
    <PlotFrame
      title="Correlation of every two columns"
      summary={`Pearson. The larger and darker a square, the stronger; a negative one has a hole and the other colour. Strongest: ${labelOf(strongest.first, strongest.second, strongest.value)}.`}
      height={Math.max(300, names.length * 13 + 150)}
      margin={{ left: 120, bottom: 92 }}
      numbers={() => ({
        columns: [{ label: 'Column' }, { label: 'and', align: 'start' }, { label: 'r' }],
        rows: pairs
          .toSorted((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0))
          .map(({ first, second, value }) => [first, second, value?.toFixed(4) ?? '–']),
      })}
    >
      {({ width, height, x }) => {
        const across = bandScale(names, x, 0.08);
        const down = bandScale(names, [0, height], 0.08);
        return (
          <>
            <AxisLeft scale={down} width={width} height={height} label="" />
            <AxisBottom scale={across} width={width} height={height} label="" />
            <Marks
              label="Pairs"
              chosen={chosen}
              onChoose={(id) => {
                const pair = pairs.find(({ first, second, value }) => labelOf(first, second, value) === id);
                if (pair) onChoose(pair.first, pair.second, id);
              }}
              marks={pairs.map(({ first, second, i, j, value }) => {
                const id = labelOf(first, second, value);
                const size = Math.sqrt(Math.abs(value ?? 0));
                const w = across.bandwidth * size;
                const h = down.bandwidth * size;
                return {
                  id,
                  label: id,
                  shape: (
                    <>
                      <rect
                        x={across.start(j)}
                        y={down.start(i)}
                        width={across.bandwidth}
                        height={down.bandwidth}
                        className={chosen === id ? 'fill-sunken stroke-2 stroke-ink' : 'fill-sunken'}
                      />
                      <rect
                        x={across.middle(j) - w / 2}
                        y={down.middle(i) - h / 2}
                        width={w}
                        height={h}
                        fillOpacity={0.25 + 0.75 * Math.abs(value ?? 0)}
                        className={lookOf(value ?? 0)}
                      />
                      {(value ?? 0) < -0.05 ? (
                        <circle
                          cx={across.middle(j)}
                          cy={down.middle(i)}
                          r={Math.min(w, h) / 5}
                          className="fill-surface"
                        />
                      ) : null}
                    </>
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
