import { type ReactNode, useMemo, useState } from 'react';
import { NumberField } from '@/components/ui/number-field';
import { Slider } from '@/components/ui/slider';
import { ToggleGroup } from '@/components/ui/toggle-group';
import { confusionMatrix } from '@/engine/evaluation/confusion';
import { type Costs, cheapestThreshold, costByThreshold } from '@/engine/evaluation/cost';
import { mcNemarTest } from '@/engine/evaluation/paired-tests';
import type { ClassPredictions } from '@/engine/evaluation/predictions';
import { CalibrationChart } from './calibration-chart';
import { ConfusionTable } from './confusion-table';
import { CostChart } from './cost-chart';
import { Figures } from './figures';
import { type ChosenRows, percent } from './judged-file';
import { PrecisionRecallChart, RocChart } from './ranking-charts';

const VIEWS = [
  { id: 'cost', label: 'Cost' },
  { id: 'roc', label: 'ROC' },
  { id: 'precision', label: 'Precision and recall' },
  { id: 'calibration', label: 'Calibration' },
] as const;

interface ClassificationViewProps {
  readonly predictions: ClassPredictions;
  /** Those of costs.json, to begin with. */
  readonly costs: Costs;
  readonly choose: ReactNode;
  readonly onChoose: (rows: ChosenRows) => void;
}

/** Probabilities under a threshold: who is called, what that costs, and how well the model ranks and is calibrated. */
export function ClassificationView({ predictions, costs, choose, onChoose }: ClassificationViewProps) {
  const { truth, probability, rows } = predictions;
  const [view, setView] = useState<(typeof VIEWS)[number]['id']>('cost');
  const [threshold, setThreshold] = useState(0.5);
  const [own, setOwn] = useState<Partial<Costs>>({});
  const prices = { ...costs, ...own };
  const { falsePositive, falseNegative } = prices;
  const matrix = useMemo(
    () => confusionMatrix(truth, probability, threshold),
    [truth, probability, threshold],
  );
  const steps = useMemo(
    () => costByThreshold(truth, probability, { falsePositive, falseNegative }),
    [truth, probability, falsePositive, falseNegative],
  );
  const best = useMemo(
    () => cheapestThreshold(truth, probability, { falsePositive, falseNegative }),
    [truth, probability, falsePositive, falseNegative],
  );
  const cost =
    matrix.rows.falsePositive.length * falsePositive + matrix.rows.falseNegative.length * falseNegative;
  const price = (key: keyof Costs, label: string) => (
    <NumberField
      label={label}
      unit="$"
      minValue={0}
      step={10}
      className="w-full max-w-44 min-w-32 flex-1"
      value={prices[key]}
      onChange={(value) => setOwn({ ...own, [key]: Number.isFinite(value) ? value : 0 })}
    />
  );
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {choose}
        <ToggleGroup label="What to see" size="sm" options={VIEWS} value={view} onChange={setView} />
      </div>
      {predictions.leftOut > 0 ? (
        <p className="text-ink-muted text-xs">
          {predictions.leftOut.toLocaleString('en-US')} rows are not judged: the model was trained on them, or
          they have no truth.
        </p>
      ) : null}
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="flex min-w-40 max-w-md flex-1 flex-col gap-3">
          <Slider
            label="Threshold"
            minValue={0}
            maxValue={1}
            step={0.01}
            value={threshold}
            onChange={setThreshold}
            valueText={(value) => value.toFixed(2)}
          />
          <div className="flex flex-wrap gap-3">
            {price('falsePositive', 'Cost of a false alarm')}
            {price('falseNegative', 'Cost of a miss')}
          </div>
        </div>
        <ConfusionTable
          matrix={matrix}
          onChoose={({ title, rows: places }) =>
            onChoose({ title, rows: places.map((place) => rows[place]!) })
          }
        />
      </div>
      <Figures
        figures={[
          { label: 'Cost', value: `$${cost.toLocaleString('en-US')}` },
          {
            label: 'Least',
            value: `$${best.cost.toLocaleString('en-US')} at ${thresholdText(best.threshold)}`,
          },
          { label: 'Accuracy', value: percent(matrix.accuracy) },
          { label: 'Precision', value: percent(matrix.precision) },
          { label: 'Recall', value: percent(matrix.recall) },
          { label: 'Specificity', value: percent(matrix.specificity) },
        ]}
      />
      {predictions.baseline ? (
        <p className="text-ink-muted text-xs">
          {againstBaseline(predictions, predictions.baseline, threshold)}
        </p>
      ) : null}
      {view === 'cost' ? (
        <CostChart steps={steps} best={best} threshold={threshold} cost={cost} />
      ) : view === 'roc' ? (
        <RocChart predictions={predictions} threshold={threshold} />
      ) : view === 'precision' ? (
        <PrecisionRecallChart predictions={predictions} threshold={threshold} />
      ) : (
        <CalibrationChart predictions={predictions} onChoose={onChoose} />
      )}
    </>
  );
}

/** Who is right where the other is not, at one threshold for both. */
function againstBaseline(
  { truth, probability }: ClassPredictions,
  baseline: Float64Array,
  threshold: number,
): string {
  const right = (values: Float64Array) =>
    truth.map((one, i) => (values[i]! >= threshold === (one === 1) ? 1 : 0));
  const test = mcNemarTest(right(probability), right(baseline));
  return `At this threshold the model alone is right on ${test.firstBetter} rows, the baseline alone on ${test.secondBetter} (McNemar’s test, exact, p = ${test.pValue.toPrecision(2)}).`;
}

function thresholdText(threshold: number): string {
  return Number.isFinite(threshold) ? threshold.toFixed(2) : 'no call';
}
