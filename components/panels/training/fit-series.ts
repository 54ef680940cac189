import type { EpochReport } from '@/engine/core/code-runner';

/** One log of one fit over its epochs; null where the number was missing or not finite. */
export type Series = readonly (number | null)[];

/** One `model.fit` of a run, ready to draw. */
export interface FitSeries {
  /** Which fit of the run, from 0. */
  readonly fit: number;
  /** How many epochs it was asked for. */
  readonly asked: number;
  readonly done: number;
  readonly stepsPerEpoch: number;
  /** Milliseconds since the fit began, at the end of each epoch. */
  readonly elapsedMs: readonly number[];
  /** By the name of the log, e.g. `loss`, `val_loss`. */
  readonly logs: Readonly<Record<string, Series>>;
}

/** The fits of a run, in their order. */
export function fitsOf(epochs: readonly EpochReport[]): FitSeries[] {
  const byFit = new Map<number, EpochReport[]>();
  for (const report of epochs) {
    const reports = byFit.get(report.fit);
    if (reports) reports.push(report);
    else byFit.set(report.fit, [report]);
  }
  return [...byFit].map(([fit, reports]) => seriesOf(fit, reports));
}

function seriesOf(fit: number, reports: readonly EpochReport[]): FitSeries {
  const last = reports.at(-1)!;
  const names = [...new Set(reports.flatMap((report) => Object.keys(report.logs)))];
  return {
    fit,
    asked: last.epochs,
    done: reports.length,
    stepsPerEpoch: last.stepsPerEpoch,
    elapsedMs: reports.map((report) => report.elapsedMs),
    logs: Object.fromEntries(
      names.map((name) => [name, reports.map((report) => finiteOrNull(report.logs[name]))]),
    ),
  };
}

function finiteOrNull(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The epoch (from 1) with the least value of a series, and that value; null when it has no value at all. */
export function bestEpoch(
  series: Series | undefined,
): { readonly epoch: number; readonly value: number } | null {
  let best: { epoch: number; value: number } | null = null;
  series?.forEach((value, i) => {
    if (value !== null && (best === null || value < best.value)) best = { epoch: i + 1, value };
  });
  return best;
}

/** How many epochs the speed is taken over: long enough to be calm, short enough to follow a change. */
const SPEED_WINDOW = 12;

/** The speed of a fit over its last epochs; null before there is enough to tell. */
export function speedOf(fit: FitSeries): {
  readonly epochsPerSecond: number;
  readonly stepsPerSecond: number;
  /** At this speed, to the last epoch that was asked for. */
  readonly leftMs: number;
} | null {
  const end = fit.elapsedMs.at(-1) ?? 0;
  const from = Math.max(0, fit.elapsedMs.length - 1 - SPEED_WINDOW);
  const began = fit.elapsedMs.length > 1 ? fit.elapsedMs[from]! : 0;
  const count = fit.elapsedMs.length > 1 ? fit.elapsedMs.length - 1 - from : 1;
  if (fit.done === 0 || end <= began) return null;
  const epochsPerSecond = (1000 * count) / (end - began);
  return {
    epochsPerSecond,
    stepsPerSecond: epochsPerSecond * fit.stepsPerEpoch,
    leftMs: (1000 * Math.max(0, fit.asked - fit.done)) / epochsPerSecond,
  };
}
