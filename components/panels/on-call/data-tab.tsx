'use client';

import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, type TableColumn } from '@/components/ui/table';
import type { ColumnLook } from '@/engine/scenario/scenarios/on-call/column-look';
import type { ShiftView } from '@/engine/scenario/scenarios/on-call/shift-view';
import { isOtherThanBefore } from './other-than-before';
import { hourText, numberText, percentText } from './words';

const HOUR_MS = 3_600_000;

const COLUMNS: readonly TableColumn<ColumnLook>[] = [
  {
    id: 'name',
    label: 'Column',
    rowHeader: true,
    cell: (column) => (
      <span className="flex items-center gap-2 whitespace-nowrap text-xs">
        {column.name}
        {isOtherThanBefore(column) ? <Badge tone="failed">other than before</Badge> : null}
      </span>
    ),
  },
  {
    id: 'empty',
    label: 'Empty',
    cell: ({ missing }) => pair(percentText(missing.now), percentText(missing.before)),
  },
  {
    id: 'median',
    label: 'Median',
    cell: (column) =>
      column.kind === 'numeric'
        ? pair(numberText(column.median.now), numberText(column.median.before))
        : null,
  },
  {
    id: 'spread',
    label: 'Half lies within',
    cell: (column) =>
      column.kind === 'numeric'
        ? pair(numberText(column.spread.now), numberText(column.spread.before))
        : null,
  },
  {
    id: 'unknown',
    label: 'Unknown values',
    cell: (column) =>
      column.kind === 'numeric' ? null : (
        <span className="text-xs">
          {column.unknown.length === 0
            ? 'none'
            : column.unknown
                .slice(0, 3)
                .map(({ value, rows }) => `${value} (${rows} rows)`)
                .join(', ')}
        </span>
      ),
  },
];

/** The last look at the rows: each column as it comes in, beside how it was when the model learned. */
export function DataTab({ view: { data, startMs } }: { readonly view: ShiftView }) {
  if (data === null)
    return (
      <EmptyState title="Nobody has looked at the rows">
        Let time pass: data is looked at every few hours.
      </EmptyState>
    );
  return (
    <div className="space-y-2 p-3">
      <p className="text-ink-muted text-xs leading-5">
        Rows that were asked for lately, looked at {hourText(startMs, (data.time - startMs) / HOUR_MS)},
        beside the rows that the model has learned from.
      </p>
      <Table
        caption="Columns as they come in, beside how they were"
        columns={COLUMNS}
        rows={data.columns}
        rowKey={({ name }) => name}
      />
    </div>
  );
}

function pair(now: string, before: string): ReactNode {
  return (
    <span className="whitespace-nowrap text-xs tabular-nums">
      {now} <span className="text-ink-muted">was {before}</span>
    </span>
  );
}
