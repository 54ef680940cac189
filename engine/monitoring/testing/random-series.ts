import type { Rng } from '../../core/rng';
import { type Labels, METRIC_NAME, seriesText } from '../metrics/labels';
import { SeriesStore } from '../metrics/series-store';

/** A series as a unit test of Prometheus is given it: a number, or `_` for no sample, or `stale`, at each interval. */
export interface GivenSeries {
  readonly labels: Labels;
  readonly text: string;
  readonly values: string;
}

/** Counters with resets, gauges and histograms over some labels, with gaps and ends. */
export function randomSeries(rng: Rng, length: number): GivenSeries[] {
  const made: GivenSeries[] = [];
  const add = (name: string, labels: Labels, values: readonly (number | null | 'stale')[]) => {
    const all = { [METRIC_NAME]: name, ...labels };
    const text = values.map((value) => (value === null ? '_' : String(value))).join(' ');
    made.push({ labels: all, text: seriesText(all), values: text });
  };
  for (const job of ['web', 'api']) {
    for (const code of ['200', '404', '500']) {
      add('requests_total', { job, code }, withGaps(rng, counter(rng, length, code === '200' ? 50 : 3)));
    }
    const buckets = histogram(rng, length);
    ['0.1', '0.5', '1', '+Inf'].forEach((le, i) => {
      add('latency_seconds_bucket', { job, le }, buckets[i]!);
    });
  }
  for (const zone of ['a', 'b', 'c']) {
    add(
      'temperature',
      { zone },
      withGaps(
        rng,
        Array.from({ length }, () => Math.round(rng.next() * 400 - 100) / 8),
      ),
    );
  }
  add(
    'up',
    { job: 'web' },
    Array.from({ length }, () => rng.int(2)),
  );
  add(
    'up',
    { job: 'api' },
    Array.from({ length }, () => 1),
  );
  add(
    'capacity',
    { job: 'web' },
    Array.from({ length }, () => 100),
  );
  return made;
}

/** The same series in a store, the first sample at time 0. */
export function storeOf(series: readonly GivenSeries[], interval: number): SeriesStore {
  const store = new SeriesStore();
  for (const { labels, values } of series) {
    values.split(' ').forEach((value, i) => {
      if (value === 'stale') store.end(labels, i * interval);
      else if (value !== '_') store.append(labels, i * interval, Number(value));
    });
  }
  return store;
}

function counter(rng: Rng, length: number, most: number): number[] {
  let value = rng.int(most);
  return Array.from({ length }, () => {
    value = rng.next() < 0.06 ? rng.int(most) : value + rng.int(most);
    return value;
  });
}

function histogram(rng: Rng, length: number): number[][] {
  const counts = [0, 0, 0, 0];
  const rows: number[][] = [[], [], [], []];
  for (let i = 0; i < length; i++) {
    let above = 0;
    counts.forEach((_, bucket) => {
      above += rng.int(6);
      counts[bucket]! += above;
      rows[bucket]!.push(counts[bucket]!);
    });
  }
  return rows;
}

function withGaps(rng: Rng, values: readonly number[]): (number | null | 'stale')[] {
  const isSteady = rng.next() < 0.4;
  let isEnded = false;
  return values.map((value) => {
    if (isSteady) return value;
    if (isEnded) {
      isEnded = rng.next() < 0.8;
      return null;
    }
    if (rng.next() < 0.03) {
      isEnded = true;
      return 'stale';
    }
    return rng.next() < 0.12 ? null : value;
  });
}
