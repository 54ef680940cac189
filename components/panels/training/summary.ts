import type { RunView } from '@/stores/contracts';
import type { FitSeries } from './fit-series';
import { formatValue, type Measure } from './measures';

/** What the curves show, in two or three sentences: the accessible name of the chart. */
export function curvesSummary({
  run,
  fit,
  measure,
  best,
  baseline,
}: {
  readonly run: RunView;
  readonly fit: FitSeries;
  readonly measure: Measure;
  readonly best: { readonly epoch: number; readonly value: number } | null;
  readonly baseline: number | null;
}): string {
  const value = (name: string) => formatValue(fit.logs[name]?.at(-1), measure.unit);
  const parts = [`Curves of the ${measure.label} over ${fit.done} of ${fit.asked} epochs of ${run.label}.`];
  if (fit.logs[measure.training]) parts.push(`Training ends at ${value(measure.training)}.`);
  if (fit.logs[measure.heldOut] && best) {
    parts.push(
      `Held out ends at ${value(measure.heldOut)}; its best was ${formatValue(best.value, measure.unit)} in epoch ${best.epoch}.`,
    );
  }
  if (baseline !== null) parts.push(`The linear baseline is ${formatValue(baseline, measure.unit)}.`);
  return parts.join(' ');
}
