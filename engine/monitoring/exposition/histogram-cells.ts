import { MonitoringError } from '../errors';
import { type Labels, labelKey } from '../metrics/labels';
import { goNumber } from '../metrics/prom-number';
import type { ScrapedSample } from './family';

interface Cell {
  readonly labels: Labels;
  /** How many values fell in each bucket alone; the last is +Inf. */
  readonly counts: Float64Array;
  sum: number;
}

/** Buckets for each set of labels. */
export class HistogramCells {
  readonly #name: string;
  readonly #bounds: readonly number[];
  readonly #cells = new Map<string, Cell>();

  /** @throws MonitoringError for bounds that do not ascend */
  constructor(name: string, bounds: readonly number[]) {
    this.#name = name;
    this.#bounds = bounds.filter((bound) => bound !== Number.POSITIVE_INFINITY);
    const at = this.#bounds.findIndex(
      (bound, i) => Number.isNaN(bound) || (i > 0 && bound <= bounds[i - 1]!),
    );
    if (at !== -1)
      throw new MonitoringError(
        'metric-invalid',
        `The buckets of ${name} do not ascend at ${this.#bounds[at]}. Give each bound once, the least first.`,
      );
  }

  observe(value: number, labels: Labels): void {
    const key = labelKey(labels);
    let cell = this.#cells.get(key);
    if (!cell) {
      cell = { labels, counts: new Float64Array(this.#bounds.length + 1), sum: 0 };
      this.#cells.set(key, cell);
    }
    const at = this.#bounds.findIndex((bound) => value <= bound);
    cell.counts[at === -1 ? this.#bounds.length : at]!++;
    cell.sum += value;
  }

  /** Cumulative buckets up to +Inf, the sum, and the count, which is that of +Inf. */
  samples(): ScrapedSample[] {
    return [...this.#cells.values()].flatMap(({ labels, counts, sum }) => {
      let below = 0;
      const buckets = Array.from(counts, (count, i) => {
        below += count;
        const le = goNumber(this.#bounds[i] ?? Number.POSITIVE_INFINITY);
        return { name: `${this.#name}_bucket`, labels: { ...labels, le }, value: below };
      });
      return [
        ...buckets,
        { name: `${this.#name}_sum`, labels, value: sum },
        { name: `${this.#name}_count`, labels, value: below },
      ];
    });
  }
}
