import { type Labels, labelKey, METRIC_NAME } from './labels';
import { type Matcher, matchesAll } from './matcher';
import type { CounterWindow, LatestSample, SampleSource, SeriesWindow } from './sample-source';
import { Series } from './series';

/** How often appended time is looked at for what can be forgotten: once a day of it. */
const SWEEP_MS = 86_400_000;

export interface StoreOptions {
  /** Milliseconds of samples that are kept; absent: all. Prometheus keeps 15 days by default. */
  readonly retention?: number;
}

/**
 * Samples of many series in memory. A year of one sample a minute (525,600) takes, for each series, 8 bytes a sample at most
 * (4.2 MB), 1 to 4 bytes where the values are whole numbers such as counts, and next to nothing where they stand still; times
 * at one interval take none. `bytes` tells.
 */
export class SeriesStore implements SampleSource {
  readonly #series = new Map<string, Series>();
  readonly #byName = new Map<string, Series[]>();
  readonly #retention: number;
  #swept = Number.NEGATIVE_INFINITY;

  constructor(options: StoreOptions = {}) {
    this.#retention = options.retention ?? Number.POSITIVE_INFINITY;
  }

  /** The series of these labels, made when it is new. Keep it to add many samples without a search for each. */
  series(labels: Labels): Series {
    const key = labelKey(labels);
    const known = this.#series.get(key);
    if (known) return known;
    const made = new Series(Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== '')));
    this.#series.set(key, made);
    const name = labels[METRIC_NAME] ?? '';
    const named = this.#byName.get(name);
    if (named) named.push(made);
    else this.#byName.set(name, [made]);
    return made;
  }

  /**
   * Adds a sample.
   * @throws MonitoringError for a time that is not later than the last of its series
   */
  append(labels: Labels, time: number, value: number): void {
    this.series(labels).append(time, value);
    if (this.#retention === Number.POSITIVE_INFINITY || time < this.#swept + SWEEP_MS) return;
    this.#swept = time;
    for (const series of this.#series.values()) series.forgetBefore(time - this.#retention);
  }

  /** Says that a series has ended: it is stale from this time on. */
  end(labels: Labels, time: number): void {
    this.#series.get(labelKey(labels))?.end(time);
  }

  range(matchers: readonly Matcher[], from: number, to: number): SeriesWindow[] {
    const found: SeriesWindow[] = [];
    for (const series of this.#select(matchers)) {
      const window = series.window(from, to);
      if (window) found.push({ labels: series.labels, ...window });
    }
    return found;
  }

  counters(
    matchers: readonly Matcher[],
    from: number,
    to: number,
  ): { labels: Labels; window: CounterWindow }[] {
    const found: { labels: Labels; window: CounterWindow }[] = [];
    for (const series of this.#select(matchers)) {
      const window = series.counter(from, to);
      if (window) found.push({ labels: series.labels, window });
    }
    return found;
  }

  latest(matchers: readonly Matcher[], from: number, to: number): LatestSample[] {
    const found: LatestSample[] = [];
    for (const series of this.#select(matchers)) {
      const sample = series.latest(from, to);
      if (sample) found.push({ labels: series.labels, ...sample });
    }
    return found;
  }

  /** The labels of every series, in the order in which they came. */
  get allLabels(): Labels[] {
    return [...this.#series.values()].map(({ labels }) => labels);
  }

  /** Bytes of all samples. */
  get bytes(): number {
    let sum = 0;
    for (const series of this.#series.values()) sum += series.bytes;
    return sum;
  }

  #select(matchers: readonly Matcher[]): Series[] {
    const name = matchers.find(({ label, operator }) => label === METRIC_NAME && operator === '=');
    const candidates = name ? (this.#byName.get(name.value) ?? []) : [...this.#series.values()];
    return candidates.filter(({ labels }) => matchesAll(labels, matchers));
  }
}
