import { MonitoringError } from '../errors';
import { type Labels, labelKey } from '../metrics/labels';
import { LABEL_FORM, type MetricFamily, type MetricType, NAME_FORM, type ScrapedSample } from './family';
import { HistogramCells } from './histogram-cells';

/** The bounds that Prometheus' clients take by default, in seconds. */
export const DEFAULT_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

interface Registered {
  readonly name: string;
  readonly help: string;
  readonly type: MetricType;
  readonly collect: () => readonly ScrapedSample[];
}

/** A number for each set of labels. */
class Cells {
  readonly #values = new Map<string, { labels: Labels; value: number }>();

  cell(labels: Labels): { labels: Labels; value: number } {
    const key = labelKey(labels);
    const known = this.#values.get(key);
    if (known) return known;
    const made = { labels: checkedLabels(labels), value: 0 };
    this.#values.set(key, made);
    return made;
  }

  delete(labels: Labels): void {
    this.#values.delete(labelKey(labels));
  }

  samples(name: string): ScrapedSample[] {
    return [...this.#values.values()].map(({ labels, value }) => ({ name, labels, value }));
  }
}

/** Counts what only ever grows. */
export interface Counter {
  /** @throws MonitoringError for an amount below 0 */
  inc(labels?: Labels, amount?: number): void;
}

/** A value that goes up and down. */
export interface Gauge {
  set(value: number, labels?: Labels): void;
  inc(labels?: Labels, amount?: number): void;
  /** Forgets the series of these labels. */
  remove(labels?: Labels): void;
}

/** Counts values in buckets. */
export interface Histogram {
  observe(value: number, labels?: Labels): void;
}

/** The metrics that a program keeps, as a client library of Prometheus does. */
export class MetricRegistry {
  readonly #registered = new Map<string, Registered>();

  /** @throws MonitoringError for a name that is taken, is no name of a metric, or does not end in `_total` */
  counter(name: string, help: string): Counter {
    if (!name.endsWith('_total'))
      throw new MonitoringError('metric-invalid', `The counter ${name} should be called ${name}_total.`);
    const cells = new Cells();
    this.#register(name, help, 'counter', () => cells.samples(name));
    return {
      inc: (labels = {}, amount = 1) => {
        if (!(amount >= 0))
          throw new MonitoringError(
            'metric-invalid',
            `The counter ${name} was to grow by ${amount}. Counters only grow; use a gauge for what also falls.`,
          );
        cells.cell(labels).value += amount;
      },
    };
  }

  /** @throws MonitoringError for a name that is taken or is no name of a metric */
  gauge(name: string, help: string): Gauge {
    const cells = new Cells();
    this.#register(name, help, 'gauge', () => cells.samples(name));
    return {
      set: (value, labels = {}) => {
        cells.cell(labels).value = value;
      },
      inc: (labels = {}, amount = 1) => {
        cells.cell(labels).value += amount;
      },
      remove: (labels = {}) => cells.delete(labels),
    };
  }

  /**
   * @param buckets upper bounds in ascending order; +Inf is added
   * @throws MonitoringError for a name that is taken or is no name of a metric, or bounds that do not ascend
   */
  histogram(name: string, help: string, buckets: readonly number[] = DEFAULT_BUCKETS): Histogram {
    const cells = new HistogramCells(name, buckets);
    this.#register(name, help, 'histogram', () => cells.samples());
    return {
      observe: (value, labels = {}) => {
        if ('le' in labels)
          throw new MonitoringError('metric-invalid', `The label le of ${name} is that of its buckets.`);
        cells.observe(value, checkedLabels(labels));
      },
    };
  }

  /** All metrics as they stand, in the order of their names. */
  collect(): MetricFamily[] {
    return [...this.#registered.values()]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, help, type, collect }) => ({ name, help, type, samples: collect() }));
  }

  #register(name: string, help: string, type: MetricType, collect: () => readonly ScrapedSample[]): void {
    if (!NAME_FORM.test(name))
      throw new MonitoringError(
        'metric-invalid',
        `${JSON.stringify(name)} cannot be the name of a metric. Use letters, digits, _ and :, no digit first.`,
      );
    if (this.#registered.has(name))
      throw new MonitoringError('metric-invalid', `There is a metric ${name} already. Keep the first one.`);
    this.#registered.set(name, { name, help, type, collect });
  }
}

function checkedLabels(labels: Labels): Labels {
  const wrong = Object.keys(labels).find((name) => !LABEL_FORM.test(name) || name.startsWith('__'));
  if (wrong === undefined) return labels;
  throw new MonitoringError(
    'metric-invalid',
    `${JSON.stringify(wrong)} cannot be the name of a label. Use letters, digits and _, no digit and no __ first.`,
  );
}
