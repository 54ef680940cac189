import { labelKey, METRIC_NAME, withoutLabels } from '../metrics/labels';
import { promNumber } from '../metrics/prom-number';
import type { Sample, Vector } from './vector';

interface Bucket {
  readonly bound: number;
  count: number;
}

/**
 * The quantile of each histogram in a vector of its buckets: linear inside the bucket where it lies, from 0 in the lowest
 * when its bound is above 0; the greatest finite bound when it lies in the last; NaN without observations or without +Inf
 * (`bucketQuantile` of Prometheus 2.42).
 */
export function histogramQuantile(share: number, vector: Vector): Sample[] {
  const histograms = new Map<string, { sample: Sample; buckets: Bucket[] }>();
  for (const sample of vector) {
    const bound = promNumber(sample.labels.le ?? '');
    if (bound === null) continue;
    const labels = withoutLabels(sample.labels, [METRIC_NAME, 'le']);
    const key = labelKey(labels);
    const known = histograms.get(key) ?? { sample: { labels, value: 0 }, buckets: [] };
    known.buckets.push({ bound, count: sample.value });
    histograms.set(key, known);
  }
  return [...histograms.values()].map(({ sample, buckets }) => ({
    labels: sample.labels,
    value: bucketQuantile(share, buckets),
  }));
}

function bucketQuantile(share: number, given: Bucket[]): number {
  if (Number.isNaN(share)) return Number.NaN;
  if (share < 0) return Number.NEGATIVE_INFINITY;
  if (share > 1) return Number.POSITIVE_INFINITY;
  const buckets = merged(given.sort((a, b) => a.bound - b.bound));
  if (buckets.at(-1)!.bound !== Number.POSITIVE_INFINITY || buckets.length < 2) return Number.NaN;
  // Rates of counters that were read one after another may fall from one bucket to the next.
  for (let i = 1; i < buckets.length; i++) {
    buckets[i]!.count = Math.max(buckets[i]!.count, buckets[i - 1]!.count);
  }
  const observations = buckets.at(-1)!.count;
  if (observations === 0 || Number.isNaN(observations)) return Number.NaN;
  let rank = share * observations;
  const found = buckets.findIndex(({ count }) => count >= rank);
  const at = found === -1 ? buckets.length - 1 : found;
  if (at === buckets.length - 1) return buckets.at(-2)!.bound;
  const bucket = buckets[at]!;
  if (at === 0 && bucket.bound <= 0) return bucket.bound;
  const below = at > 0 ? buckets[at - 1]! : { bound: 0, count: 0 };
  rank -= below.count;
  return below.bound + (bucket.bound - below.bound) * (rank / (bucket.count - below.count));
}

function merged(sorted: readonly Bucket[]): Bucket[] {
  const out: Bucket[] = [];
  for (const bucket of sorted) {
    const last = out.at(-1);
    if (last && last.bound === bucket.bound) last.count += bucket.count;
    else out.push({ ...bucket });
  }
  return out;
}
