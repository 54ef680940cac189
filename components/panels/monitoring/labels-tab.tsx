import { Tags } from 'lucide-react';
import { SeriesLegend } from '@/components/charts/series';
import { EmptyState } from '@/components/ui/empty-state';
import { Table } from '@/components/ui/table';
import type { ErrorStretch, MonitoringReport } from '@/engine/monitoring/service/report';
import { TimeCourse } from './time-course';
import { lengthText, percentText, timeText } from './words';

const NAMES: Readonly<Record<string, string>> = {
  missed: 'missed',
  false_alarm: 'false alarm',
  too_high: 'too high',
  too_low: 'too low',
  wrong: 'no estimate',
};

/** Fewer labels than these say too little to be drawn. */
const LEAST_LABELS = 10;

/** What labels say once they come: errors by the day on which was served, how many are known, what detectors saw. */
export function LabelsTab({ report }: { readonly report: MonitoringReport }) {
  const { errors, known, rows, from, to, detected, detectors } = report;
  if (known === 0)
    return (
      <EmptyState icon={<Tags aria-hidden size={24} />} title="No labels yet">
        {rows.toLocaleString('en-US')} rows were served, and of none is it known yet what became of it.
      </EmptyState>
    );
  const kinds = Object.keys(NAMES).filter((kind) => errors.some(({ outcomes }) => (outcomes[kind] ?? 0) > 0));
  const share = (stretch: ErrorStretch, kind: string) =>
    stretch.known < LEAST_LABELS ? null : (stretch.outcomes[kind] ?? 0) / stretch.known;
  const middle = (stretch: ErrorStretch) => (stretch.from + stretch.to) / 2;
  const half = (some: readonly ErrorStretch[], kind: string) => {
    const all = some.reduce((sum, one) => sum + one.known, 0);
    return all === 0 ? null : some.reduce((sum, one) => sum + (one.outcomes[kind] ?? 0), 0) / all;
  };
  const cut = errors.length >> 1;
  return (
    <div className="grid gap-x-6 gap-y-6 p-3 @4xl:grid-cols-2">
      <TimeCourse
        title="Wrong, by the time of serving"
        summary={kinds
          .map(
            (kind) =>
              `${NAMES[kind]}: ${percentText(half(errors.slice(0, cut), kind))} in the first half, ${percentText(half(errors.slice(cut), kind))} in the second`,
          )
          .join('; ')
          .concat('. Each label came later than it is drawn.')}
        label="Share of the labels that are known"
        format={(value) => percentText(value, 0)}
        lines={kinds.map((kind) => ({
          name: NAMES[kind]!,
          points: errors.map((stretch) => ({ x: middle(stretch), y: share(stretch, kind) })),
        }))}
        from={from}
        to={to}
        legend={<SeriesLegend names={kinds.map((kind) => NAMES[kind]!)} />}
      />
      <TimeCourse
        title="Labels that are known"
        summary={`${known.toLocaleString('en-US')} of ${rows.toLocaleString('en-US')} rows have their label. What is known early need not be like the rest.`}
        label="Share of the rows served"
        format={(value) => percentText(value, 0)}
        lines={[
          {
            name: 'known',
            points: errors.map((one) => ({
              x: middle(one),
              y: one.served === 0 ? null : one.known / one.served,
            })),
          },
        ]}
        least={[0, 1]}
        from={from}
        to={to}
      />
      {detectors.length === 0 ? null : (
        <section aria-label="Detectors of concept drift" className="min-w-0 @4xl:col-span-2">
          <h3 className="mb-1.5 font-medium text-ink text-sm">Detectors of concept drift</h3>
          {detected.length === 0 ? (
            <p className="text-ink-muted text-sm">
              None of {detectors.join(', ')} has seen a change of the errors.
            </p>
          ) : (
            <Table
              caption="What detectors saw"
              columns={[
                { id: 'detector', label: 'Detector', rowHeader: true, cell: (one) => one.detector },
                { id: 'time', label: 'With the label of', cell: (one) => timeText(one.time) },
                { id: 'state', label: 'Says', cell: (one) => one.state },
              ]}
              rows={detected}
              rowKey={(one, i) => `${one.detector} ${one.time} ${i}`}
              className="max-h-64 overflow-y-auto"
            />
          )}
        </section>
      )}
      <p className="text-ink-muted text-xs leading-5 @4xl:col-span-2">
        One point for {lengthText(report.looksEvery)}; with fewer than {LEAST_LABELS} labels none.
      </p>
    </div>
  );
}
