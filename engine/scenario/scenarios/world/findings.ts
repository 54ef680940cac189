import { METRIC_NAME } from '../../../monitoring/metrics/labels';
import type { Series } from '../../../monitoring/metrics/series';
import type { SeriesStore } from '../../../monitoring/metrics/series-store';

/** What looks at the data have found, as gauges that stand until the next look. */
export class Findings {
  readonly #store: SeriesStore;
  readonly #gauges = new Map<string, { readonly series: Series; value: number }>();
  #isNew = false;
  /** How often something else was found than before: what stands still needs no new look at the rules. */
  changes = 0;

  constructor(store: SeriesStore) {
    this.#store = store;
  }

  set(name: string, labels: Readonly<Record<string, string>>, value: number): void {
    const key = `${name} ${JSON.stringify(labels)}`;
    const gauge = this.#gauges.get(key);
    if (gauge?.value !== value) this.changes++;
    if (gauge) gauge.value = value;
    else this.#gauges.set(key, { series: this.#store.series({ ...labels, [METRIC_NAME]: name }), value });
  }

  /** Says that a look has begun: what stands after it is written once more. */
  begin(): void {
    this.#isNew = true;
  }

  write(time: number): void {
    // By the store, which forgets what is older than its retention when it is told of a sample.
    this.#store.append({ [METRIC_NAME]: 'data_findings' }, time, this.#gauges.size);
    if (!this.#isNew) return;
    this.#isNew = false;
    for (const { series, value } of this.#gauges.values()) series.append(time, value);
  }
}
