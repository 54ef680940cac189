'use client';

import { useState } from 'react';
import { Table } from '@/components/ui/table';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { OperationsResult } from '@/engine/operations/result';
import { type KeptRequest, outcomeWords, requestsOf } from './run-series';
import { secondsText } from './words';

interface RequestsTabProps {
  readonly result: OperationsResult;
  readonly window: number;
  readonly nameOf: (window: number) => string;
  /** The cells of the rows that are sent. */
  readonly rows: readonly Readonly<Record<string, string>>[];
}

const SHOWN = [
  { id: 'all', label: 'All' },
  { id: 'bad', label: 'Ended badly' },
] as const;

/** Requests of a window: what became of each, which version answered, and the row that was asked for. */
export function RequestsTab({ result, window, nameOf, rows }: RequestsTabProps) {
  const [shown, setShown] = useState<'all' | 'bad'>('all');
  const all = requestsOf(result, window);
  const isBad = ({ outcome }: KeptRequest) => outcome > 1;
  const kept = shown === 'bad' ? all.filter(isBad) : all;
  const ended = Math.round(
    (['served', 'cached', 'failed', 'crashed', 'refused', 'unrouted', 'timedOut'] as const).reduce(
      (sum, name) => sum + (result.traffic.requests[name][window] ?? 0),
      0,
    ),
  );
  return (
    <div className="space-y-3 p-3">
      <div className="flex flex-wrap items-center gap-3">
        <p className="text-ink-muted text-sm">
          {all.length} of {ended.toLocaleString('en-US')} requests that ended in the window from{' '}
          {nameOf(window)} were kept
        </p>
        <ToggleGroup label="Which requests" options={SHOWN} value={shown} onChange={setShown} size="sm" />
      </div>
      {kept.length === 0 ? (
        <p className="text-ink-muted text-sm">None. Move the time above to another window.</p>
      ) : (
        <Table
          caption={`Requests from ${nameOf(window)} on`}
          rowKey={({ id, attempt }) => `${id} ${attempt}`}
          rows={kept}
          columns={[
            {
              id: 'id',
              label: 'Request',
              rowHeader: true,
              cell: ({ id, attempt }) => `${id + 1}${attempt > 0 ? `, try ${attempt + 1}` : ''}`,
            },
            {
              id: 'outcome',
              label: 'Ended',
              cell: ({ outcome }) => <span className="whitespace-nowrap">{outcomeWords(outcome)}</span>,
            },
            {
              id: 'latency',
              label: 'After',
              align: 'end',
              cell: ({ latency }) => <span className="whitespace-nowrap">{secondsText(latency)}</span>,
            },
            { id: 'version', label: 'Version', cell: ({ version }) => version ?? 'none' },
            {
              id: 'replica',
              label: 'Replica',
              align: 'end',
              cell: ({ replica }) => (replica === null ? '' : replica + 1),
            },
            {
              id: 'row',
              label: 'Row',
              cell: ({ key }) => <Row at={rows.length === 0 ? key : key % rows.length} rows={rows} />,
            },
          ]}
        />
      )}
    </div>
  );
}

function Row({ at, rows }: { readonly at: number; readonly rows: RequestsTabProps['rows'] }) {
  const cells = Object.entries(rows[at] ?? {});
  return (
    <span className="block min-w-40 text-xs">
      <span className="text-ink-muted">Row {at + 1}: </span>
      {cells.map(([name, value]) => `${name} ${value}`).join(', ')}
    </span>
  );
}
