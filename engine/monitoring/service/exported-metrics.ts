import type { MetricType } from '../exposition/family';

/** A metric that the watch of a service exposes. */
export interface ExportedMetric {
  readonly type: MetricType;
  readonly help: string;
  /** Its labels besides `job` and `instance`. */
  readonly labels: readonly string[];
}

/** What can be queried of a watched service, by name. `docs/monitoring.md` has the same table. */
export const EXPORTED_METRICS = {
  rows_served_total: { type: 'counter', help: 'Rows that were served.', labels: [] },
  labelled_total: {
    type: 'counter',
    help: 'Served rows whose label is known by now, by what it says of the prediction.',
    labels: ['outcome'],
  },
  prediction_share: {
    type: 'gauge',
    help: 'Share of a predicted class in the last window.',
    labels: ['value'],
  },
  prediction_mean: { type: 'gauge', help: 'Mean of the predictions of the last window.', labels: [] },
  feature_mean: { type: 'gauge', help: 'Mean of a numeric column in the last window.', labels: ['column'] },
  feature_drift_score: {
    type: 'gauge',
    help: 'Score of the drift test of a column: a p-value or a distance, by its test.',
    labels: ['column', 'test'],
  },
  feature_drift_detected: {
    type: 'gauge',
    help: '1 when the score of a column is beyond its threshold, else 0.',
    labels: ['column'],
  },
  feature_drift_share: { type: 'gauge', help: 'Share of the columns that have drifted.', labels: [] },
  window_rows: { type: 'gauge', help: 'Rows in the last window of drift.', labels: [] },
  expectation_failed: {
    type: 'gauge',
    help: '1 when an expectation did not hold for the rows since the last look, else 0.',
    labels: ['suite', 'expectation', 'column'],
  },
  expectation_unexpected_share: {
    type: 'gauge',
    help: 'Share of the judged values that an expectation did not hold for.',
    labels: ['suite', 'expectation', 'column'],
  },
  concept_drifts_total: {
    type: 'counter',
    help: 'Changes of the errors that a detector has seen.',
    labels: ['detector'],
  },
} as const satisfies Readonly<Record<string, ExportedMetric>>;

export type ExportedMetricName = keyof typeof EXPORTED_METRICS;
