'use client';

import { ScanSearch } from 'lucide-react';
import { useStore } from 'zustand';
import { Callout } from '@/components/ui/callout';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import type { ColumnCourse, MonitoringReport } from '@/engine/monitoring/service/report';
import { useLabAnswer } from '../use-lab-answer';
import { DistributionChart } from './distribution-chart';
import { LookPicker } from './look-picker';
import { LookStrip } from './look-strip';
import type { ReportTabProps } from './report-tab-props';
import { TimeCourse } from './time-course';
import { useLook } from './use-look';
import { lengthText, numberText, percentText, timeText } from './words';

/** Drift of every column, look by look; of one of them the course of its score, and both distributions. */
export function DriftTab({ lab, folder, report, store }: ReportTabProps) {
  const name = useStore(store, (state) => state.column);
  const { at, time, show } = useLook(report, store);
  const { columns, looks, window, minimumRows, reference, referenceRows } = report;
  const shown =
    columns.find((one) => one.name === name) ??
    columns.find(({ drifted }) => drifted[at]) ??
    columns.find(({ drifted }) => drifted.includes(true)) ??
    columns[0];
  const problem = looks.find((look) => look.problem !== null)?.problem;
  if (!shown)
    return (
      <div className="p-3">
        {problem ? (
          <Callout tone="failed" title="Drift cannot be computed">
            {problem}
          </Callout>
        ) : (
          <EmptyState icon={<ScanSearch aria-hidden size={24} />} title="Nothing to compare yet">
            No window of {lengthText(window)} has held {minimumRows} rows so far. Serve more, or change{' '}
            <code>window</code> and <code>minimumRows</code> in <code>{folder}/drift.yaml</code>.
          </EmptyState>
        )}
      </div>
    );
  return (
    <div className="grid gap-x-6 gap-y-5 p-3 @4xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <section aria-label="Columns" className="min-w-0 space-y-3">
        <p className="text-ink-muted text-xs leading-5">
          The rows of {lengthText(window)} against {referenceRows.toLocaleString('en-US')} of{' '}
          <code>{reference.replace(/^(\.\.\/)+/, '')}</code>. Tests and thresholds are Evidently’s, where{' '}
          <code>drift.yaml</code> names no others.
        </p>
        {problem ? <Callout title="Some looks could not be made">{problem}</Callout> : null}
        <LookPicker looks={looks} at={at} onChange={show} />
        <ul className="flex flex-col gap-1">
          {columns.map((column) => (
            <ColumnButton
              key={column.name}
              column={column}
              at={at}
              isShown={column === shown}
              onShow={() => store.setState({ column: column.name })}
            />
          ))}
        </ul>
        <p className="text-ink-muted text-xs leading-5">
          {driftedText(report, at)} A data set counts as drifted from {percentText(report.driftShare, 0)} of
          its columns on.
        </p>
      </section>
      <div className="min-w-0 space-y-6">
        <ScoreCourse column={shown} report={report} time={time} />
        {time === null ? null : <Distribution lab={lab} folder={folder} time={time} name={shown.name} />}
      </div>
    </div>
  );
}

function driftedText({ looks, columns }: MonitoringReport, at: number): string {
  const look = looks[at];
  if (!look || look.driftedShare === null) return 'At this look too few rows had come together.';
  const count = columns.filter(({ drifted }) => drifted[at]).length;
  return `${count} of ${columns.length} columns have drifted at this look${look.isDrift ? ', and so the data set' : ''}.`;
}

function ColumnButton({
  column,
  at,
  isShown,
  onShow,
}: {
  readonly column: ColumnCourse;
  readonly at: number;
  readonly isShown: boolean;
  readonly onShow: () => void;
}) {
  const { name, displayName, scores, drifted, threshold } = column;
  const times = drifted.filter(Boolean).length;
  const said = scores.filter((score) => score !== null).length;
  return (
    <li>
      <button
        type="button"
        aria-pressed={isShown}
        onClick={onShow}
        className={cx(
          'grid w-full cursor-pointer grid-cols-[minmax(0,1fr)_minmax(6rem,1fr)] items-center gap-x-3 rounded-md border px-2 py-1.5 text-start text-xs hover:bg-hover',
          isShown ? 'border-accent bg-accent-soft' : 'border-line',
        )}
      >
        <span className="min-w-0">
          <span className="block truncate font-medium text-ink">
            {name}
            {drifted[at] ? <span className="text-failed"> drifts</span> : null}
          </span>
          <span className="block truncate text-ink-muted tabular-nums" title={displayName}>
            {numberText(scores[at] ?? null)} of {numberText(threshold)}, {column.test}
          </span>
        </span>
        <LookStrip
          label={`${times} of ${said} looks`}
          states={scores.map((score, i) => (score === null ? 'unknown' : drifted[i] ? 'alarm' : 'calm'))}
          at={at}
        />
      </button>
    </li>
  );
}

function ScoreCourse({
  column: { name, displayName, measure, threshold, scores, drifted },
  report: { looks, from, to },
  time,
}: {
  readonly column: ColumnCourse;
  readonly report: MonitoringReport;
  readonly time: number | null;
}) {
  const first = drifted.indexOf(true);
  const side = measure === 'p-value' ? 'below' : 'above';
  return (
    <TimeCourse
      title={`${name}: ${displayName}`}
      summary={`${
        first < 0
          ? `Never ${side} ${numberText(threshold)}.`
          : `First ${side} ${numberText(threshold)} on ${timeText(looks[first]!.time)}, at ${drifted.filter(Boolean).length} looks in all.`
      }${measure === 'p-value' ? ' A p-value shrinks as rows are added, however small the difference.' : ''}`}
      label={measure === 'p-value' ? 'p-value' : 'Distance'}
      format={numberText}
      lines={[{ name: measure, points: looks.map((look, i) => ({ x: look.time, y: scores[i] ?? null })) }]}
      limit={{ value: threshold, name: `drift ${side} ${numberText(threshold)}` }}
      at={time ?? undefined}
      from={from}
      to={to}
    />
  );
}

function Distribution({
  lab,
  folder,
  time,
  name,
}: Pick<ReportTabProps, 'lab' | 'folder'> & { readonly time: number; readonly name: string }) {
  const { answer, error } = useLabAnswer(lab, 'monitoring.look', { folder, time });
  if (error)
    return (
      <Callout tone="failed" title="This look cannot be shown">
        {error.message}
      </Callout>
    );
  const column = answer?.columns.find((one) => one.name === name);
  if (!answer || !column) return null;
  return <DistributionChart column={column} when={timeText(answer.time)} />;
}
