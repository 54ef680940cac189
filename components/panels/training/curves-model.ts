import { bestEpoch, type FitSeries, type Series } from './fit-series';
import type { Measure } from './measures';

/** One line of the chart. */
export interface CurveLine {
  readonly id: string;
  readonly label: string;
  readonly role: 'training' | 'held-out' | 'earlier';
  /** For earlier runs: which of them, from 0. */
  readonly order: number;
  readonly values: Series;
}

/** Everything that the chart draws. */
export interface CurvesModel {
  readonly lines: readonly CurveLine[];
  /** The x axis goes from 1 to this epoch. */
  readonly epochs: number;
  readonly unit: string;
  /** The least held-out value of the current run. */
  readonly best: { readonly epoch: number; readonly value: number } | null;
  readonly baseline: number | null;
}

/** An earlier run that is drawn under the current one. */
export interface OverlayFit {
  readonly runId: string;
  readonly label: string;
  readonly fit: FitSeries;
}

/** The chart of one measure: the current fit's two curves, and the held-out curves of earlier ones. */
export function curvesModel(
  fit: FitSeries,
  measure: Measure,
  overlays: readonly OverlayFit[],
  baseline: number | null,
): CurvesModel {
  const heldOut = fit.logs[measure.heldOut];
  const lines: CurveLine[] = overlays.flatMap(({ runId, label, fit: earlier }, order) => {
    const values = earlier.logs[measure.heldOut] ?? earlier.logs[measure.training];
    return values ? [{ id: runId, label, role: 'earlier' as const, order, values }] : [];
  });
  const training = fit.logs[measure.training];
  if (training)
    lines.push({ id: 'training', label: 'Training', role: 'training', order: 0, values: training });
  if (heldOut) lines.push({ id: 'held-out', label: 'Held out', role: 'held-out', order: 0, values: heldOut });
  return {
    lines,
    epochs: Math.max(2, fit.asked, ...overlays.map((overlay) => overlay.fit.done)),
    unit: measure.unit,
    best: bestEpoch(heldOut),
    baseline,
  };
}

/** The y range that shows every finite value and the baseline with a little room; from 0 where that costs little. */
export function valueRange(model: CurvesModel, scale: 'linear' | 'log'): readonly [number, number] {
  const values = model.lines.flatMap((line) =>
    line.values.filter((value): value is number => value !== null),
  );
  if (model.baseline !== null) values.push(model.baseline);
  const usable = scale === 'log' ? values.filter((value) => value > 0) : values;
  if (usable.length === 0) return scale === 'log' ? [1, 10] : [0, 1];
  const low = Math.min(...usable);
  const high = Math.max(...usable);
  if (scale === 'log') return [low / 1.15, high * 1.15];
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  return [low >= 0 && low < high * 0.6 ? 0 : low - room, high + room];
}

/** The x and y columns that uPlot draws; every line has one value for each epoch of the axis. */
export function columnsOf(model: CurvesModel): (number | null)[][] {
  const epochs = Array.from({ length: model.epochs }, (_, i) => i + 1);
  return [epochs, ...model.lines.map((line) => epochs.map((_, i) => line.values[i] ?? null))];
}
