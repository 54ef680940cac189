import { MonitoringError } from '../errors';
import { type Labels, labelKey, seriesText } from '../metrics/labels';

/** One element of an instant vector. */
export interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

/** An instant vector: no two of its elements have the same labels. */
export type Vector = readonly Sample[];

/**
 * The vector itself.
 * @throws MonitoringError when two elements have the same labels
 */
export function distinct(vector: Vector): Vector {
  if (vector.length < 2) return vector;
  const seen = new Set<string>();
  for (const { labels } of vector) {
    const key = labelKey(labels);
    if (seen.has(key))
      throw new MonitoringError(
        'promql-evaluation',
        `The result holds ${seriesText(labels)} twice: functions drop the metric's name, and then two series look the same. Choose one metric, or keep apart what differs by label_replace.`,
      );
    seen.add(key);
  }
  return vector;
}
