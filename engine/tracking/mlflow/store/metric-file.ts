import { pyFloat } from '../../../core/python-text';
import type { Metric } from '../entities';

/** A metric file as read: the points in the order in which they were logged, and what was no point. */
export interface MetricFile {
  readonly points: readonly Metric[];
  /** Why a line could not be read, the first such; null: all could. */
  readonly problem: string | null;
}

/** One line of a metric file: `<timestamp> <value> <step>`. */
export const metricLine = ({ timestamp, value, step }: Metric): string =>
  `${timestamp} ${pyFloat(value)} ${step}\n`;

const NOT_FINITE: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  '+inf': Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
  '-infinity': Number.NEGATIVE_INFINITY,
};

/** A float as Python reads it; null: it is none. */
export function readPyFloat(text: string): number | null {
  const named = NOT_FINITE[text.toLowerCase()];
  if (named !== undefined) return named;
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : null;
}

/** Reads a metric file; lines of two fields, as very old versions wrote them, are of step 0. */
export function readMetricFile(key: string, text: string): MetricFile {
  const points: Metric[] = [];
  let problem: string | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const fields = line.trim().split(' ');
    const [time = '', number = '', count = '0'] = fields;
    const value = readPyFloat(number);
    const isWhole = /^-?\d+$/.test(time) && /^-?\d+$/.test(count);
    if ((fields.length === 2 || fields.length === 3) && isWhole && value !== null)
      points.push({ key, value, timestamp: Number(time), step: Number(count) });
    else
      problem ??=
        `line ${index + 1} is not "<time> <value> <step>": ` +
        JSON.stringify(line.length > 80 ? `${line.slice(0, 80)}…` : line);
  }
  if (points.length === 0) problem ??= 'it has no points';
  return { points, problem };
}

/** Is `a` later than `b`: by step, then by time, then by value? A NaN is later than no number. */
function isLater(a: Metric, b: Metric): boolean {
  if (a.step !== b.step) return a.step > b.step;
  if (a.timestamp !== b.timestamp) return a.timestamp > b.timestamp;
  return a.value > b.value;
}

/** The point that counts as the value of the metric: the latest; null when there is none. */
export function latestPoint(points: readonly Metric[]): Metric | null {
  return points.reduce<Metric | null>(
    (best, point) => (best === null || isLater(point, best) ? point : best),
    null,
  );
}
