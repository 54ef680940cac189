import { type Labels, labelKey, METRIC_NAME } from '../metrics/labels';
import type { SeriesStore } from '../metrics/series-store';
import type { MetricFamily } from './family';

/**
 * Takes what targets expose into a store, as a scrape does: with the target's labels (a label that the metric has too is
 * kept as `exported_…`), `up` for the target, and an end of the series that were there at its last scrape and no longer are.
 */
export class Scraper {
  readonly #store: SeriesStore;
  readonly #last = new Map<string, Map<string, Labels>>();
  /** Labels of series by the labels of their samples: an exporter that keeps its labels is not joined with its target each time. */
  readonly #joined = new WeakMap<Labels, Map<string, Labels>>();

  constructor(store: SeriesStore) {
    this.#store = store;
  }

  /**
   * @param target `job`, `instance` and what else tells targets apart
   * @param time milliseconds since the epoch
   * @param families what the target answered; null: it did not
   */
  scrape(target: Labels, time: number, families: readonly MetricFamily[] | null): void {
    const key = labelKey(target);
    const before = this.#last.get(key) ?? new Map<string, Labels>();
    const now = new Map<string, Labels>();
    for (const { samples } of families ?? []) {
      for (const { name, labels, value, timestamp } of samples) {
        const all = this.#all(name, labels, target, key);
        this.#store.append(all, timestamp ?? time, value);
        now.set(labelKey(all), all);
      }
    }
    for (const [series, labels] of before) if (!now.has(series)) this.#store.end(labels, time);
    this.#last.set(key, now);
    this.#store.append({ [METRIC_NAME]: 'up', ...target }, time, families === null ? 0 : 1);
  }

  #all(name: string, labels: Labels, target: Labels, targetKey: string): Labels {
    let joined = this.#joined.get(labels);
    if (!joined) {
      joined = new Map();
      this.#joined.set(labels, joined);
    }
    const key = `${name} ${targetKey}`;
    let all = joined.get(key);
    if (!all) {
      all = { [METRIC_NAME]: name, ...besides(labels, target) };
      joined.set(key, all);
    }
    return all;
  }
}

function besides(labels: Labels, target: Labels): Labels {
  const own = Object.entries(labels).map(([name, value]) => [
    name in target ? `exported_${name}` : name,
    value,
  ]);
  return { ...Object.fromEntries(own), ...target };
}
