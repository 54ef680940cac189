import { type ReactNode, useMemo, useState } from 'react';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { RegressionPredictions } from '@/engine/evaluation/predictions';
import { summariseErrors } from '@/engine/evaluation/residuals';
import { ComparisonChart } from './comparison-chart';
import { Figures } from './figures';
import { GroupsView } from './groups-view';
import { amount, type ChosenRows, type JudgedFile, percent } from './judged-file';
import { ResidualChart } from './residual-chart';

const VIEWS = [
  { id: 'residuals', label: 'Residuals' },
  { id: 'groups', label: 'By group' },
  { id: 'comparison', label: 'Against the baseline' },
] as const;

interface RegressionViewProps {
  readonly file: JudgedFile;
  readonly predictions: RegressionPredictions;
  readonly choose: ReactNode;
  readonly onChoose: (rows: ChosenRows) => void;
}

/** The errors of estimates: the usual figures, residuals, groups, and the comparison with a baseline. */
export function RegressionView({ file, predictions, choose, onChoose }: RegressionViewProps) {
  const [view, setView] = useState<(typeof VIEWS)[number]['id']>('residuals');
  const { unit } = file;
  const summary = useMemo(() => summariseErrors(predictions.truth, predictions.estimate), [predictions]);
  const chooseWorstFirst = ({ title, rows }: ChosenRows) =>
    onChoose({ title, rows: worstFirst(predictions, rows) });
  const views = predictions.baseline ? VIEWS : VIEWS.slice(0, 2);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {choose}
        <ToggleGroup label="What to see" size="sm" options={views} value={view} onChange={setView} />
      </div>
      <Figures
        figures={[
          { label: 'Rows', value: summary.n.toLocaleString('en-US') },
          { label: 'Average error', value: amount(summary.mae, unit) },
          { label: 'Median error', value: amount(summary.medianAbsolute, unit) },
          { label: 'Root mean square', value: amount(summary.rmse, unit) },
          { label: 'Bias', value: amount(summary.bias, unit) },
          { label: 'In per cent', value: percent(summary.mape) },
        ]}
      />
      {view === 'residuals' ? (
        <ResidualChart predictions={predictions} unit={unit} onChoose={chooseWorstFirst} />
      ) : view === 'groups' ? (
        <GroupsView file={file} predictions={predictions} onChoose={chooseWorstFirst} />
      ) : (
        <ComparisonChart predictions={predictions} unit={unit} />
      )}
    </>
  );
}

/** The rows that were missed by most first. */
function worstFirst({ rows, truth, estimate }: RegressionPredictions, places: readonly number[]): number[] {
  const miss = new Map(Array.from(rows, (row, i) => [row, Math.abs(estimate[i]! - truth[i]!)]));
  return [...places].sort((a, b) => (miss.get(b) ?? 0) - (miss.get(a) ?? 0));
}
