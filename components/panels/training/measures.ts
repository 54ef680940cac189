import type { FitSeries } from './fit-series';

/** A metric of the lesson, with the words for it. */
export interface MetricWords {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
}

/** Something that can be drawn: its logs on the training rows and on those held out. */
export interface Measure {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly training: string;
  readonly heldOut: string;
}

/** What the logs of a fit can show: the lesson's metrics first, then the loss, then whatever else was logged. */
export function measuresOf(fit: FitSeries, metrics: readonly MetricWords[]): Measure[] {
  const bases = [...new Set(Object.keys(fit.logs).map((name) => name.replace(/^val_/, '')))];
  const rank = (name: string) => {
    const place = metrics.findIndex((metric) => metric.name === name);
    return place >= 0 ? place : name === 'loss' ? 100 : 101;
  };
  return bases
    .sort((a, b) => rank(a) - rank(b))
    .map((name) => {
      const words = metrics.find((metric) => metric.name === name);
      return {
        id: name,
        label: words?.label ?? name,
        unit: words?.unit ?? '',
        training: name,
        heldOut: `val_${name}`,
      };
    });
}

/** A value with its unit: `$17,358`, `0.284`, `12 %`. */
export function formatValue(value: number | null | undefined, unit: string): string {
  if (value === null || value === undefined) return '–';
  const text =
    Math.abs(value) >= 1000
      ? Math.round(value).toLocaleString('en-US')
      : Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 6 });
  if (unit === '$') return `$${text}`;
  return unit === '' ? text : `${text} ${unit}`;
}

/** Milliseconds as "0.4 s", "12 s", "3 min". */
export function formatDuration(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 120_000) return `${Math.round(ms / 1000)} s`;
  return `${Math.round(ms / 60_000)} min`;
}
