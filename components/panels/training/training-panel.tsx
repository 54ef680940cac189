'use client';

import { ChartSpline } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { PanelProps } from '../types';
import { differenceOf, earlierRuns, MAX_OVERLAYS, OVERLAY_LETTERS, printedBaseline } from './compare-runs';
import { Curves, type CurvesHandle } from './curves';
import { CurvesLegend } from './curves-legend';
import { curvesModel, type OverlayFit } from './curves-model';
import { EpochsTable } from './epochs-table';
import { fitsOf, speedOf } from './fit-series';
import { measuresOf } from './measures';
import { PngButton } from './png-button';
import { RunPicker } from './run-picker';
import { curvesSummary } from './summary';
import { TrainingStatus } from './training-status';
import { useChartHeight } from './use-chart-height';
import { usePaced } from './use-paced';

/** The curves of the training that runs, or of the last one, over those of earlier runs. */
export function TrainingPanel({ session }: PanelProps) {
  const { current, history } = usePaced(session.runs);
  const metrics = session.bundle.definition.metrics;
  const [measureId, setMeasureId] = useState<string | null>(null);
  const [scale, setScale] = useState<'linear' | 'log'>('linear');
  const [fitIndex, setFitIndex] = useState<number | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const handle = useRef<CurvesHandle>(null);
  const [panel, height] = useChartHeight();

  const shown =
    current && current.epochs.length > 0 ? current : (history.find((run) => run.epochs.length > 0) ?? null);
  const fits = useMemo(() => fitsOf(shown?.epochs ?? []), [shown?.epochs]);
  const fit = (fitIndex === null ? undefined : fits[fitIndex]) ?? fits.at(-1);
  const earlier = useMemo(() => earlierRuns(history, shown), [history, shown]);
  const overlays = useMemo(
    () =>
      chosen
        .flatMap((runId): OverlayFit[] => {
          const run = earlier.find((candidate) => candidate.runId === runId);
          const last = run && fitsOf(run.epochs).at(-1);
          return run && last ? [{ runId, label: differenceOf(run, shown), fit: last }] : [];
        })
        .slice(0, MAX_OVERLAYS),
    [chosen, earlier, shown],
  );

  if (!shown || !fit) {
    const starting = current?.outcome === 'running';
    return (
      <EmptyState
        icon={<ChartSpline aria-hidden size={28} />}
        title={starting ? 'Waiting for the first epoch' : 'No training yet'}
      >
        {starting
          ? 'The curves appear when the first epoch is done.'
          : 'Run a script that calls model.fit, such as npm run train. Its curves are drawn here while it learns.'}
      </EmptyState>
    );
  }

  const measures = measuresOf(fit, metrics);
  const measure = measures.find((candidate) => candidate.id === measureId) ?? measures[0]!;
  const baseline = measure.unit === '$' ? printedBaseline(shown) : null;
  const model = curvesModel(fit, measure, overlays, baseline);
  const summary = curvesSummary({ run: shown, fit, measure, best: model.best, baseline });

  return (
    <section
      ref={panel}
      aria-label="Training"
      className="flex h-full flex-col gap-1.5 overflow-auto px-3 py-2"
    >
      <TrainingStatus run={shown} fit={fit} speed={speedOf(fit)} measure={measure} best={model.best} />
      <div className="flex flex-wrap items-center gap-2">
        {measures.length > 1 ? (
          <ToggleGroup
            label="What the curves show"
            size="sm"
            options={measures.slice(0, 4).map(({ id, label }) => ({ id, label }))}
            value={measure.id}
            onChange={setMeasureId}
          />
        ) : null}
        <ToggleGroup
          label="Scale"
          size="sm"
          options={[
            { id: 'linear', label: 'linear' },
            { id: 'log', label: 'log' },
          ]}
          value={scale}
          onChange={setScale}
        />
        {fits.length > 1 ? (
          <Select
            label="Which training of the run"
            labelHidden
            size="sm"
            options={fits.map((one) => ({
              id: String(one.fit),
              label: `fit ${one.fit + 1} of ${fits.length}`,
            }))}
            value={String(fit.fit)}
            onChange={(id) => setFitIndex(fits.findIndex((one) => String(one.fit) === id))}
          />
        ) : null}
        <span className="ms-auto flex items-center gap-1">
          <RunPicker runs={earlier} from={shown} chosen={chosen} onChange={setChosen} />
          <PngButton handle={handle} name={shown.label} />
        </span>
      </div>
      <CurvesLegend lines={model.lines} baseline={baseline} letters={OVERLAY_LETTERS} />
      <Curves ref={handle} model={model} scale={scale} height={height} summary={summary} />
      <EpochsTable fit={fit} measures={measures} />
    </section>
  );
}
