import { useMemo } from 'react';
import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { type PlotArea, PlotFrame } from '@/components/charts/plot-frame';
import { linearScale } from '@/components/charts/scales';
import { EmptyState } from '@/components/ui/empty-state';
import { seededRng } from '@/engine/core/rng';
import { bootstrap } from '@/engine/evaluation/bootstrap';
import { confusionMatrix } from '@/engine/evaluation/confusion';
import type { ClassPredictions } from '@/engine/evaluation/predictions';
import { averagePrecision, precisionRecallCurve, rocAuc, rocCurve } from '@/engine/evaluation/ranking';
import { thinned } from './thinned';

interface RankingChartProps {
  readonly predictions: ClassPredictions;
  readonly threshold: number;
}

/** The ROC curve, its area with a bootstrap interval, and the place of the threshold on it. */
export function RocChart({ predictions: { truth, probability }, threshold }: RankingChartProps) {
  const both = hasBoth(truth);
  const points = useMemo(() => (both ? rocCurve(truth, probability) : []), [both, truth, probability]);
  const area = useMemo(
    () => (both ? areaWithInterval(truth, probability) : null),
    [both, truth, probability],
  );
  if (!area) return <OneClass />;
  const matrix = confusionMatrix(truth, probability, threshold);
  return (
    <PlotFrame
      title="ROC curve"
      height={320}
      summary={`Area under the curve ${area.estimate.toFixed(3)}, 95 % interval ${area.low.toFixed(3)} to ${area.high.toFixed(3)}. The dot is the threshold ${threshold.toFixed(2)}; the dashed line is a model that ranks at random.`}
      numbers={() => ({
        columns: [{ label: 'Threshold' }, { label: 'False positive rate' }, { label: 'True positive rate' }],
        rows: thinned(points, 100).map((point) => [
          Number.isFinite(point.threshold) ? point.threshold.toFixed(4) : 'none called',
          point.falsePositiveRate.toFixed(4),
          point.truePositiveRate.toFixed(4),
        ]),
      })}
    >
      {(plot) => (
        <UnitSquare
          plot={plot}
          across="False positive rate"
          up="True positive rate"
          points={points.map((point) => [point.falsePositiveRate, point.truePositiveRate])}
          dot={[1 - (matrix.specificity ?? 0), matrix.recall ?? 0]}
          chance={[
            [0, 0],
            [1, 1],
          ]}
        />
      )}
    </PlotFrame>
  );
}

/** Precision by recall, the average precision, and the place of the threshold. */
export function PrecisionRecallChart({ predictions: { truth, probability }, threshold }: RankingChartProps) {
  const both = hasBoth(truth);
  const points = useMemo(
    () => (both ? precisionRecallCurve(truth, probability) : []),
    [both, truth, probability],
  );
  if (!both) return <OneClass />;
  const matrix = confusionMatrix(truth, probability, threshold);
  const share = truth.reduce((a, b) => a + b, 0) / truth.length;
  return (
    <PlotFrame
      title="Precision and recall"
      height={320}
      summary={`Average precision ${averagePrecision(truth, probability).toFixed(3)}. The dashed line is the share of positives, ${share.toFixed(3)}: what calling at random would have. The dot is the threshold ${threshold.toFixed(2)}.`}
      numbers={() => ({
        columns: [{ label: 'Threshold' }, { label: 'Recall' }, { label: 'Precision' }],
        rows: thinned(points, 100).map((point) => [
          point.threshold.toFixed(4),
          point.recall.toFixed(4),
          point.precision.toFixed(4),
        ]),
      })}
    >
      {(plot) => (
        <UnitSquare
          plot={plot}
          across="Recall"
          up="Precision"
          points={points.map((point) => [point.recall, point.precision])}
          dot={matrix.precision === null ? null : [matrix.recall ?? 0, matrix.precision]}
          chance={[
            [0, share],
            [1, share],
          ]}
        />
      )}
    </PlotFrame>
  );
}

type Point = readonly [number, number];

interface UnitSquareProps {
  readonly plot: PlotArea;
  readonly across: string;
  readonly up: string;
  readonly points: readonly Point[];
  readonly dot: Point | null;
  readonly chance: readonly [Point, Point];
}

/** A line in the square of two shares, with the line of chance and a dot. */
function UnitSquare({ plot: { width, height, x, y }, across, up, points, dot, chance }: UnitSquareProps) {
  const right = linearScale([0, 1], x);
  const top = linearScale([0, 1], y);
  const [from, to] = chance;
  return (
    <g aria-hidden>
      <AxisLeft scale={top} width={width} height={height} label={up} />
      <AxisBottom scale={right} width={width} height={height} label={across} />
      <line
        x1={right(from[0])}
        y1={top(from[1])}
        x2={right(to[0])}
        y2={top(to[1])}
        className="stroke-line-strong"
        strokeDasharray="4 3"
      />
      <polyline
        points={points.map(([a, b]) => `${right(a)},${top(b)}`).join(' ')}
        className="fill-none stroke-chart-1"
        strokeWidth={2}
      />
      {dot ? (
        <circle
          cx={right(dot[0])}
          cy={top(dot[1])}
          r={6}
          className="fill-surface stroke-chart-2"
          strokeWidth={2.5}
        />
      ) : null}
    </g>
  );
}

function OneClass() {
  return (
    <EmptyState title="Only one class here">
      A curve needs rows of both classes; all of these have the same truth.
    </EmptyState>
  );
}

function hasBoth(truth: Float64Array): boolean {
  return truth.includes(0) && truth.includes(1);
}

/** 120 resamples: enough for three digits, quick enough while the panel opens. One without both classes counts as 0.5. */
function areaWithInterval(truth: Float64Array, probability: Float64Array) {
  return bootstrap(
    truth.length,
    (rows) => {
      const drawn = Float64Array.from(rows, (row) => truth[row]!);
      return hasBoth(drawn)
        ? rocAuc(
            drawn,
            Float64Array.from(rows, (row) => probability[row]!),
          )
        : 0.5;
    },
    { rng: seededRng('roc'), resamples: 120 },
  );
}
