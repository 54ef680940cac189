import { Goal } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import { Table } from '@/components/ui/table';
import type { BurnWindow, MonitoringReport, ObjectiveCourse } from '@/engine/monitoring/service/report';
import { TimeCourse } from './time-course';
import { lengthText, percentText, shortLength } from './words';

/** Every objective: what is left of its error budget over time, and how fast it goes by two windows each. */
export function ObjectivesTab({
  report,
  folder,
}: {
  readonly report: MonitoringReport;
  readonly folder: string;
}) {
  if (report.objectives.length === 0)
    return (
      <EmptyState icon={<Goal aria-hidden size={24} />} title="No objectives yet">
        Write what you promise as an OpenSLO document, for example <code>{folder}/slo.yaml</code>. Its error
        budget, and alerts for how fast it goes, follow from it.
      </EmptyState>
    );
  return (
    <div className="space-y-8 p-3">
      {report.objectives.map((objective) => (
        <Objective key={objective.name} objective={objective} report={report} />
      ))}
    </div>
  );
}

function Objective({
  objective: { name, description, target, period, remaining, windows },
  report: { from, to, every },
}: {
  readonly objective: ObjectiveCourse;
  readonly report: MonitoringReport;
}) {
  const last = remaining.findLast((one) => one !== null) ?? null;
  const least = remaining.reduce<number | null>(
    (low, one) => (one === null ? low : Math.min(low ?? one, one)),
    null,
  );
  return (
    <section aria-label={`Objective ${name}`} className="grid gap-x-6 gap-y-4 @4xl:grid-cols-2">
      <TimeCourse
        title={`${name}: error budget left`}
        summary={`${description} Target ${percentText(target, 1)} over ${lengthText(period)}. Left at the end: ${percentText(last, 0)}; at the least ${percentText(least, 0)}.`}
        label="Left of the budget"
        format={(value) => percentText(value, 0)}
        lines={[{ name: 'left', points: remaining.map((y, i) => ({ x: from + (i + 1) * every, y })) }]}
        limit={{ value: 0, name: 'spent' }}
        least={[0, 1]}
        from={from}
        to={to}
      />
      <div className="min-w-0">
        <h3 className="mb-1.5 font-medium text-ink text-sm">Burn rates at the end</h3>
        <Table<BurnWindow>
          caption={`Burn rates of ${name}`}
          columns={[
            {
              id: 'windows',
              label: 'Windows',
              rowHeader: true,
              cell: ({ long, short }) => `${shortLength(long)}, ${shortLength(short)}`,
            },
            { id: 'severity', label: 'Calls by', cell: ({ severity }) => severity },
            { id: 'factor', label: 'Above', align: 'end', cell: ({ factor }) => rateText(factor) },
            { id: 'long', label: 'Long', align: 'end', cell: ({ longRate }) => rateText(longRate) },
            { id: 'short', label: 'Short', align: 'end', cell: ({ shortRate }) => rateText(shortRate) },
            { id: 'state', label: 'So it', cell: stateText },
          ]}
          rows={windows}
          rowKey={({ long }) => String(long)}
        />
        <p className="mt-2 text-ink-muted text-xs leading-5">
          1 × spends the budget in exactly {lengthText(period)}. It alerts where both windows are above: the
          long one says that it matters, the short one that it goes on.
        </p>
      </div>
    </section>
  );
}

const rateText = (rate: number | null): string => (rate === null ? '–' : `${rate.toFixed(2)}\u00a0×`);

function stateText({ isReachable, factor, longRate, shortRate }: BurnWindow) {
  if (!isReachable)
    return <span className="text-ink-muted">never alerts: not even all wrong is that fast</span>;
  if (longRate === null || shortRate === null)
    return <span className="text-ink-muted">is quiet: no events</span>;
  return longRate > factor && shortRate > factor ? <span className="text-failed">alerts</span> : 'is quiet';
}
