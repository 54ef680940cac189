import { BucketCounts } from './bucket-counts';
import { LatencyWindow } from './latency-window';
import { type EndedRequest, isGood, MARKS, OUTCOMES, Outcome } from './outcome';
import { newRequestSeries, PERCENTILES, type RequestSeries } from './series';

const SHARES = Object.values(PERCENTILES);
const SUMS = ['arrived', 'retried', 'latencySum', 'waitSum'] as const;
const percentiles = new Float64Array(SHARES.length);

/** What is counted of a stream of requests since its start, and of its present window. */
export class RequestTally {
  readonly series: RequestSeries;
  readonly latencies = new LatencyWindow();
  readonly buckets: BucketCounts;
  /** By the number of the outcome. */
  readonly outcomes = new Float64Array(OUTCOMES.length);
  /** Answers of replicas by their mark, since the start. */
  readonly marks = new Float64Array(MARKS);
  arrived = 0;
  retried = 0;
  /** Seconds, since the start. */
  latencySum = 0;
  waitSum = 0;
  /** The longest latency of the window. */
  most = 0;
  /** What had been counted when the window began. */
  readonly #outcomesBefore = new Float64Array(OUTCOMES.length);
  readonly #marksBefore = new Float64Array(MARKS);
  readonly #before = { arrived: 0, retried: 0, latencySum: 0, waitSum: 0 };

  constructor(windows: number, bounds: Float64Array) {
    this.series = newRequestSeries(windows, bounds.length);
    this.buckets = new BucketCounts(bounds);
  }

  /** Counts the end of a request; latency and wait, in seconds, count when it was answered. */
  end({ outcome, latency, wait, mark }: EndedRequest): void {
    this.outcomes[outcome]!++;
    if (outcome === Outcome.served) this.marks[mark]!++;
    if (!isGood(outcome)) return;
    this.latencies.add(latency);
    this.latencySum += latency;
    this.waitSum += wait;
    if (latency > this.most) this.most = latency;
    this.buckets.add(latency);
  }

  /** Sets the counts since the start to the sums of others. */
  sumUp(parts: readonly RequestTally[]): void {
    const { outcomes, marks } = this;
    const { counts } = this.buckets;
    outcomes.fill(0);
    marks.fill(0);
    counts.fill(0);
    for (const name of SUMS) this[name] = 0;
    for (const part of parts) {
      for (let i = 0; i < outcomes.length; i++) outcomes[i]! += part.outcomes[i]!;
      for (let i = 0; i < marks.length; i++) marks[i]! += part.marks[i]!;
      for (let i = 0; i < counts.length; i++) counts[i]! += part.buckets.counts[i]!;
      for (const name of SUMS) this[name] += part[name];
    }
  }

  /** Writes down the window that ends; its latencies are forgotten. */
  closeWindow(window: number): void {
    this.latencies.percentiles(SHARES, percentiles);
    this.#write(window, percentiles, this.latencies.count === 0 ? Number.NaN : this.most);
    this.most = 0;
    this.latencies.clear();
  }

  /** Writes down the window that ends of what others, which have not closed it yet, are parts of. */
  closeWindowOf(parts: readonly RequestTally[], window: number): void {
    this.sumUp(parts);
    const answered = parts.filter(({ latencies }) => latencies.count > 0);
    // Mostly there is one; then nothing needs to be put together.
    if (answered.length > 1) for (const { latencies } of answered) this.latencies.addAll(latencies);
    const all = answered.length === 1 ? answered[0]!.latencies : this.latencies;
    all.percentiles(SHARES, percentiles);
    const most = answered.reduce((greatest, part) => Math.max(greatest, part.most), 0);
    this.#write(window, percentiles, answered.length === 0 ? Number.NaN : most);
    this.latencies.clear();
  }

  #write(window: number, [p50, p95, p99]: Float64Array, most: number): void {
    const { series, outcomes } = this;
    const before = this.#before;
    OUTCOMES.forEach((name, i) => {
      series[name][window] = outcomes[i]! - this.#outcomesBefore[i]!;
    });
    this.#outcomesBefore.set(outcomes);
    for (let i = 0; i < MARKS; i++) series.marks[window * MARKS + i] = this.marks[i]! - this.#marksBefore[i]!;
    this.#marksBefore.set(this.marks);
    for (const name of SUMS) {
      series[name][window] = this[name] - before[name];
      before[name] = this[name];
    }
    series.p50[window] = p50!;
    series.p95[window] = p95!;
    series.p99[window] = p99!;
    series.most[window] = most;
    const { counts } = this.buckets;
    let upTo = 0;
    for (let i = 0; i < counts.length; i++) {
      upTo += counts[i]!;
      series.buckets[window * counts.length + i] = upTo;
    }
  }
}
