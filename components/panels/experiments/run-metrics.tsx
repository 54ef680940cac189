import { cx } from '@/components/ui/cx';
import type { MetricSummary } from '@/engine/tracking/mlflow/views/run-details';
import { cellText } from './run-words';

/** The metrics of a run: what each was last, and between which values it went. */
export function RunMetrics({ metrics }: { readonly metrics: readonly MetricSummary[] }) {
  if (metrics.length === 0) return <p className="text-ink-muted text-xs">None.</p>;
  return (
    <table className="w-full text-xs">
      <caption className="sr-only">Metrics of the run</caption>
      <thead>
        <tr className="text-ink-muted">
          {['Metric', 'Latest', 'Least', 'Greatest', 'Points'].map((name, at) => (
            <th key={name} scope="col" className={cx('py-1 font-medium', at > 0 ? 'text-end' : 'text-start')}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {metrics.map((metric) => (
          <tr key={metric.key} className="border-line border-t">
            <th scope="row" className="py-1 text-start font-normal">
              {metric.key}
            </th>
            {[metric.latest, metric.least, metric.greatest, metric.points].map((value, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: four columns that never change places
              <td key={at} className="py-1 text-end tabular-nums">
                {cellText(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
