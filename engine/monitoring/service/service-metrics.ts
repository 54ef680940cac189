import type { Table } from '../../dataset/table';
import type { MetricFamily } from '../exposition/family';
import { MetricRegistry } from '../exposition/registry';
import type { Labels } from '../metrics/labels';
import { presentNumbers } from '../quality/cells';
import { EXPORTED_METRICS, type ExportedMetricName } from './exported-metrics';
import type { Look } from './look';
import type { KnownOutcome } from './served-source';
import type { RightRule } from './service-file';

const OUTCOMES = {
  classes: ['right', 'missed', 'false_alarm'],
  numbers: ['right', 'too_high', 'too_low', 'wrong'],
} as const;

/** The metrics of a watched service, as a client library of Prometheus keeps them. */
export class ServiceMetrics {
  readonly #registry = new MetricRegistry();
  readonly #served = this.#counter('rows_served_total');
  readonly #labelled = this.#counter('labelled_total');
  readonly #drifts = this.#counter('concept_drifts_total');
  readonly #gauges = Object.fromEntries(
    Object.entries(EXPORTED_METRICS)
      .filter(([, { type }]) => type === 'gauge')
      .map(([name, { help }]) => [name, this.#registry.gauge(name, help)]),
  );
  /** Gauges by name and values of labels. Labels stay the same object from look to look, so their key is made once. */
  readonly #labels = new Map<string, Labels>();
  #shown = new Map<string, { readonly name: string; readonly labels: Labels }>();

  constructor(right: RightRule, detectors: readonly string[]) {
    // A counter that is there from the start, at 0, has a rate when its first event comes.
    this.#served.inc({}, 0);
    for (const outcome of OUTCOMES['positive' in right ? 'classes' : 'numbers'])
      this.#labelled.inc({ outcome }, 0);
    for (const detector of detectors) this.#drifts.inc({ detector }, 0);
  }

  serve(rows: number): void {
    this.#served.inc({}, rows);
  }

  know({ outcome }: KnownOutcome): void {
    this.#labelled.inc({ outcome });
  }

  drift(detector: string): void {
    this.#drifts.inc({ detector });
  }

  /** What a look saw takes the place of what the last one saw. */
  see(look: Look, window: Table, prediction: string): void {
    const before = this.#shown;
    this.#shown = new Map();
    this.#seeAll(look, window, prediction);
    for (const [key, { name, labels }] of before)
      if (!this.#shown.has(key)) this.#gauges[name]!.remove(labels);
  }

  #seeAll(look: Look, window: Table, prediction: string): void {
    this.#set('window_rows', look.windowRows);
    if (look.drift) {
      this.#set('feature_drift_share', look.drift.driftedShare);
      for (const [column, found] of Object.entries(look.drift.columns)) {
        if (found.status === 'empty') continue;
        this.#set('feature_drift_score', found.score, { column, test: found.test });
        this.#set('feature_drift_detected', Number(found.isDrift), { column });
      }
      this.#means(window, prediction);
    }
    for (const { suite_name: suite, results } of look.quality)
      for (const [at, { success, expectation_config, result }] of results.entries()) {
        const column = String(expectation_config.kwargs.column ?? '');
        const twin = results.findIndex(
          ({ expectation_config: other }) =>
            other.type === expectation_config.type && String(other.kwargs.column ?? '') === column,
        );
        // Two expectations of one kind about one column are told apart by their number in the suite.
        const expectation = twin === at ? expectation_config.type : `${expectation_config.type}#${at + 1}`;
        const labels = { suite, expectation, column };
        this.#set('expectation_failed', Number(!success), labels);
        if (typeof result.unexpected_percent === 'number')
          this.#set('expectation_unexpected_share', result.unexpected_percent / 100, labels);
      }
  }

  collect(): MetricFamily[] {
    return this.#registry.collect();
  }

  #means(window: Table, prediction: string): void {
    for (const column of window.columns) {
      if (column.kind === 'numeric') {
        const values = presentNumbers(window, column.name);
        if (values.length === 0) continue;
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        if (column.name === prediction) this.#set('prediction_mean', mean);
        else this.#set('feature_mean', mean, { column: column.name });
      } else if (column.name === prediction) {
        const counts = new Float64Array(column.dictionary.length);
        for (const code of column.codes) if (code >= 0) counts[code]!++;
        column.dictionary.forEach((value, code) => {
          this.#set('prediction_share', counts[code]! / window.rowCount, { value });
        });
      }
    }
  }

  #set(name: ExportedMetricName, value: number, labels: Labels = {}): void {
    const key = [name, ...Object.values(labels)].join('\u0001');
    const kept = this.#labels.get(key) ?? labels;
    this.#labels.set(key, kept);
    this.#gauges[name]!.set(value, kept);
    this.#shown.set(key, { name, labels: kept });
  }

  #counter(name: ExportedMetricName) {
    return this.#registry.counter(name, EXPORTED_METRICS[name].help);
  }
}
