'use client';

import { ListChecks } from 'lucide-react';
import { useStore } from 'zustand';
import { Callout } from '@/components/ui/callout';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import { Table } from '@/components/ui/table';
import type { ExpectationView } from '@/engine/monitoring/service/look-view';
import type { ExpectationCourse } from '@/engine/monitoring/service/report';
import { useLabAnswer } from '../use-lab-answer';
import { LookPicker } from './look-picker';
import { LookStrip } from './look-strip';
import type { ReportTabProps } from './report-tab-props';
import { useLook } from './use-look';
import { expectationText, timeText } from './words';

const keyOf = ({ suite, at }: { readonly suite: string; readonly at: number }) => `${suite}/${at}`;

/** Every expectation, look by look; of one of them what was seen, down to its rows. */
export function QualityTab({ lab, folder, report, store }: ReportTabProps) {
  const chosen = useStore(store, (state) => state.expectation);
  const { at, time, show } = useLook(report, store);
  const { expectations, looks } = report;
  if (expectations.length === 0)
    return (
      <EmptyState icon={<ListChecks aria-hidden size={24} />} title="No expectations yet">
        Write a suite as Great Expectations has it, for example <code>{folder}/suites/feed.json</code>. At
        each look the rows since the last one are held against it.
      </EmptyState>
    );
  const shown =
    expectations.find((one) => keyOf(one) === chosen) ??
    expectations.find(({ failed }) => failed[at]) ??
    expectations[0]!;
  return (
    <div className="grid gap-x-6 gap-y-5 p-3 @4xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <section aria-label="Expectations" className="min-w-0 space-y-3">
        <LookPicker looks={looks} at={at} onChange={show} />
        <ul className="flex flex-col gap-1">
          {expectations.map((one) => (
            <ExpectationButton
              key={keyOf(one)}
              expectation={one}
              at={at}
              isShown={one === shown}
              onShow={() => store.setState({ expectation: keyOf(one) })}
            />
          ))}
        </ul>
      </section>
      {time === null ? null : <Outcome lab={lab} folder={folder} time={time} shown={shown} />}
    </div>
  );
}

function ExpectationButton({
  expectation: { type, column, told, failed },
  at,
  isShown,
  onShow,
}: {
  readonly expectation: ExpectationCourse;
  readonly at: number;
  readonly isShown: boolean;
  readonly onShow: () => void;
}) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={isShown}
        onClick={onShow}
        className={cx(
          'grid w-full cursor-pointer grid-cols-[minmax(0,3fr)_minmax(5rem,2fr)] items-center gap-x-3 rounded-md border px-2 py-1.5 text-start text-xs hover:bg-hover',
          isShown ? 'border-accent bg-accent-soft' : 'border-line',
        )}
      >
        <span className="min-w-0">
          <span className="block truncate font-medium text-ink" title={type}>
            {column ? `${column}: ` : ''}
            {expectationText(type)}
            {failed[at] ? <span className="text-failed"> failed</span> : null}
          </span>
          <span className="block truncate text-ink-muted" title={told}>
            {told}
          </span>
        </span>
        <LookStrip
          label={`failed at ${failed.filter(Boolean).length} of ${failed.length} looks`}
          states={failed.map((one) => (one ? 'alarm' : 'calm'))}
          at={at}
        />
      </button>
    </li>
  );
}

function Outcome({
  lab,
  folder,
  time,
  shown,
}: Pick<ReportTabProps, 'lab' | 'folder'> & { readonly time: number; readonly shown: ExpectationCourse }) {
  const { answer, error } = useLabAnswer(lab, 'monitoring.look', { folder, time });
  if (error)
    return (
      <Callout tone="failed" title="This look cannot be shown">
        {error.message}
      </Callout>
    );
  const found = answer?.expectations.find((one) => keyOf(one) === keyOf(shown));
  if (!found) return null;
  return (
    <section aria-label="What was seen" className="min-w-0 space-y-3">
      <h3 className="break-words font-medium text-ink text-sm">
        {found.type}
        {found.column ? ` of ${found.column}` : ''}
      </h3>
      <p role="status" className="text-ink text-sm leading-5">
        <span className={found.success ? 'font-medium text-passed' : 'font-medium text-failed'}>
          {found.success ? 'Holds' : 'Does not hold'}
        </span>{' '}
        up to {timeText(time)}: {found.seen}.
      </p>
      <Rows found={found} />
    </section>
  );
}

function Rows({ found }: { readonly found: ExpectationView }) {
  const { rows, column } = found;
  if (rows.length === 0) return null;
  const others = Object.keys(rows[0]!.cells).filter((name) => name !== column);
  return (
    <>
      <Table
        caption="Rows that are not as expected"
        columns={[
          { id: 'id', label: 'Row', rowHeader: true, cell: (row) => row.id },
          { id: 'time', label: 'Served', cell: (row) => timeText(row.time) },
          ...(column
            ? [
                {
                  id: 'value',
                  label: column,
                  cell: (row: (typeof rows)[number]) => (
                    <span className="font-medium text-failed">
                      {row.value === null ? '(missing)' : row.value}
                    </span>
                  ),
                },
              ]
            : []),
          ...others.map((name) => ({
            id: name,
            label: name,
            cell: (row: (typeof rows)[number]) => row.cells[name] ?? '–',
          })),
        ]}
        rows={rows}
        rowKey={(row) => row.id}
        className="max-h-96 overflow-y-auto text-xs"
      />
      <p className="text-ink-muted text-xs">The first {rows.length}, as they were served.</p>
    </>
  );
}
