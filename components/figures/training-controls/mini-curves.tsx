'use client';

import { differenceOf, OVERLAY_LETTERS, printedBaseline } from '@/components/panels/training/compare-runs';
import { Curves } from '@/components/panels/training/curves';
import { CurvesLegend } from '@/components/panels/training/curves-legend';
import { curvesModel } from '@/components/panels/training/curves-model';
import { EpochsTable } from '@/components/panels/training/epochs-table';
import { fitsOf } from '@/components/panels/training/fit-series';
import { formatValue, measuresOf } from '@/components/panels/training/measures';
import { curvesSummary } from '@/components/panels/training/summary';
import { usePaced } from '@/components/panels/training/use-paced';
import type { LessonSession } from '@/stores/contracts';

/** The curves of the run that goes on or was the last, small, over those of the run before it. */
export function MiniCurves({ session }: { readonly session: LessonSession }) {
  const { current, history } = usePaced(session.runs);
  const trained = [current, ...history].filter((run) => run !== null && run.epochs.length > 0);
  const shown = trained[0];
  const before = trained.find((run) => run && run.runId !== shown?.runId);
  const fit = shown && fitsOf(shown.epochs).at(-1);
  if (!shown || !fit) {
    return (
      <p className="text-ink-muted text-sm">Train once: the curves appear here, and in the Training panel.</p>
    );
  }
  const measures = measuresOf(fit, session.bundle.definition.metrics);
  const measure = measures[0]!;
  const earlier = before && fitsOf(before.epochs).at(-1);
  const overlays =
    before && earlier && (earlier.logs[measure.heldOut] ?? earlier.logs[measure.training])
      ? [{ runId: before.runId, label: differenceOf(before, shown), fit: earlier }]
      : [];
  const baseline = measure.unit === '$' ? printedBaseline(shown) : null;
  const model = curvesModel(fit, measure, overlays, baseline);
  const value = (name: string) => formatValue(fit.logs[name]?.at(-1), measure.unit);
  return (
    <div className="flex flex-col gap-2">
      <p className="text-ink text-sm tabular-nums">
        Epoch {fit.done} of {fit.asked}: {measure.label} {value(measure.training)} in training
        {fit.logs[measure.heldOut] ? `, ${value(measure.heldOut)} held out` : ''}
        {model.best
          ? `; best ${formatValue(model.best.value, measure.unit)} in epoch ${model.best.epoch}`
          : ''}
        .
      </p>
      <CurvesLegend lines={model.lines} baseline={baseline} letters={OVERLAY_LETTERS} />
      <Curves
        model={model}
        scale="linear"
        height={200}
        summary={curvesSummary({ run: shown, fit, measure, best: model.best, baseline })}
      />
      <EpochsTable fit={fit} measures={measures} />
    </div>
  );
}
