import type { ScrapedSample } from '../monitoring/exposition/family';
import type { Labels } from '../monitoring/metrics/labels';
import { goNumber } from '../monitoring/metrics/prom-number';
import type { VersionObservation } from '../traffic/controller';
import type { OutcomeName } from '../traffic/measure/outcome';
import type { AnswerMetric } from './description';

export const REQUESTS = 'http_requests_total';
export const DURATION = 'http_request_duration_seconds';

/** The codes that a gateway notes for what became of requests; 504: it gave up waiting when the client did. */
export const CODES = {
  served: '200',
  cached: '200',
  failed: '500',
  crashed: '502',
  refused: '503',
  unrouted: '503',
  timedOut: '504',
} as const satisfies Readonly<Record<OutcomeName, string>>;

/** A sample that goes on being counted. */
interface ScrapedCount extends ScrapedSample {
  value: number;
}

/** What is counted under one set of labels since the start, and what was seen last. Label objects stay the same: scrapes know them again. */
export class VersionCounts {
  readonly #labels: Labels;
  readonly #codes = new Map<string, { readonly labels: Labels; value: number }>();
  #buckets: { readonly labels: Labels; value: number }[] = [];
  #latencySum = 0;
  #cores = 0;
  #seen: VersionObservation | null = null;
  /** Counters of answers; each value of a label is there from the start, so that a share of 0 is one. */
  readonly #answers: readonly { readonly byMark: readonly ScrapedCount[]; readonly all: ScrapedCount[] }[];

  constructor(labels: Labels, answers: readonly AnswerMetric[] = []) {
    this.#labels = labels;
    this.#code('200');
    this.#answers = answers.map(({ name, label, values }) => {
      const all = [...new Set(values)].map((value) => ({
        name,
        labels: { ...labels, [label]: value },
        value: 0,
      }));
      return { all, byMark: values.map((value) => all.find((one) => one.labels[label] === value)!) };
    });
  }

  /** Counts what happened since the last look. */
  add(seen: VersionObservation): void {
    for (const [outcome, count] of Object.entries(seen.outcomes))
      if (count > 0) this.#code(CODES[outcome as OutcomeName]).value += count;
    if (this.#buckets.length === 0)
      this.#buckets = seen.bounds.map((bound) => ({
        labels: { ...this.#labels, le: goNumber(bound) },
        value: 0,
      }));
    this.#buckets.forEach((bucket, at) => {
      bucket.value += seen.cumulative[at]!;
    });
    this.#latencySum += seen.latencySum;
    this.#cores += seen.coreSeconds;
    this.#seen = seen;
    for (const { byMark } of this.#answers)
      seen.marked.forEach((count, mark) => {
        const counted = byMark[mark];
        if (counted) counted.value += count;
      });
  }

  requests(): ScrapedSample[] {
    return [...this.#codes.values()].map(({ labels, value }) => ({ name: REQUESTS, labels, value }));
  }

  durations(): ScrapedSample[] {
    const labels = this.#labels;
    if (this.#buckets.length === 0) return [];
    return [
      ...this.#buckets.map((bucket) => ({
        name: `${DURATION}_bucket`,
        labels: bucket.labels,
        value: bucket.value,
      })),
      { name: `${DURATION}_sum`, labels, value: this.#latencySum },
      { name: `${DURATION}_count`, labels, value: this.#buckets.at(-1)!.value },
    ];
  }

  answers(): ScrapedSample[] {
    return this.#answers.flatMap(({ all }) => all.map((one) => ({ ...one })));
  }

  gauges(): ScrapedSample[] {
    const labels = this.#labels;
    const seen = this.#seen;
    if (seen === null) return [];
    return [
      { name: 'http_requests_in_flight', labels, value: seen.inFlight },
      { name: 'http_requests_queued', labels, value: seen.queued },
      { name: 'replicas_ready', labels, value: seen.ready },
      { name: 'container_cpu_usage_seconds_total', labels, value: this.#cores },
    ];
  }

  #code(code: string): { readonly labels: Labels; value: number } {
    let counted = this.#codes.get(code);
    if (!counted) {
      counted = { labels: { ...this.#labels, code }, value: 0 };
      this.#codes.set(code, counted);
    }
    return counted;
  }
}
