'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo, useState } from 'react';
import { cx } from '@/components/ui/cx';
import {
  type RunColumn,
  type RunRow,
  type RunsTable,
  sortRows,
} from '@/engine/tracking/mlflow/views/runs-table';
import { cellText, durationText, shortId, startText, statusOf } from './run-words';

export interface RunsGridProps {
  readonly table: RunsTable;
  readonly chosen: readonly string[];
  readonly onChoose: (runIds: readonly string[]) => void;
  readonly onOpen: (runId: string) => void;
}

interface Order {
  readonly column: string;
  readonly ascending: boolean;
}

/** One run a row, a column for every param, metric and tag; a press on a column's name sorts by it. */
export function RunsGrid({ table, chosen, onChoose, onOpen }: RunsGridProps) {
  const [order, setOrder] = useState<Order | null>(null);
  const rows = useMemo(() => {
    const at = table.columns.findIndex(({ id }) => id === order?.column);
    return order === null || at < 0 ? table.rows : sortRows(table.rows, at, order.ascending);
  }, [table, order]);
  const sortBy = (column: string) =>
    setOrder((now) =>
      now?.column === column ? { column, ascending: !now.ascending } : { column, ascending: true },
    );
  const toggle = (id: string) =>
    onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const isAll = rows.length > 0 && rows.every(({ runId }) => chosen.includes(runId));
  return (
    <section
      aria-label="Runs"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="relative min-h-0 flex-1 overflow-auto"
    >
      <table className="w-full border-collapse text-xs">
        <caption className="sr-only">{rows.length} tracked runs</caption>
        <thead>
          <tr className="sticky top-0 z-1 border-line border-b bg-canvas text-start">
            <th className="w-8 px-2 py-1.5">
              <input
                type="checkbox"
                aria-label="Choose all runs"
                checked={isAll}
                onChange={() => onChoose(isAll ? [] : rows.map(({ runId }) => runId))}
                className="accent-accent"
              />
            </th>
            {['Run', 'Status', 'Started', 'Took', 'Commit'].map((name) => (
              <th key={name} scope="col" className={HEAD}>
                {name}
              </th>
            ))}
            {table.columns.map((column) => (
              <ColumnHead key={column.id} column={column} order={order} onSort={() => sortBy(column.id)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <RunLine
              key={row.runId}
              row={row}
              columns={table.columns}
              isChosen={chosen.includes(row.runId)}
              onToggle={() => toggle(row.runId)}
              onOpen={() => onOpen(row.runId)}
            />
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p className="p-4 text-ink-muted text-sm">No run matches the filter.</p> : null}
    </section>
  );
}

const HEAD = 'whitespace-nowrap px-2 py-1.5 text-start font-medium text-ink-muted';
const CELL = 'whitespace-nowrap px-2 py-1.5';

function ColumnHead({
  column,
  order,
  onSort,
}: {
  readonly column: RunColumn;
  readonly order: Order | null;
  readonly onSort: () => void;
}) {
  const isSorted = order?.column === column.id;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (order.ascending ? 'ascending' : 'descending') : 'none'}
      className={cx(HEAD, column.isNumeric && 'text-end')}
    >
      <button
        type="button"
        onClick={onSort}
        className="inline-flex cursor-pointer items-center gap-1 rounded-sm hover:text-ink"
      >
        <span className="text-ink-faint">{column.entity === 'parameter' ? 'param' : column.entity}</span>
        {column.key}
        {isSorted ? (
          order.ascending ? (
            <ArrowUp aria-hidden size={12} />
          ) : (
            <ArrowDown aria-hidden size={12} />
          )
        ) : null}
      </button>
    </th>
  );
}

function RunLine({
  row,
  columns,
  isChosen,
  onToggle,
  onOpen,
}: {
  readonly row: RunRow;
  readonly columns: readonly RunColumn[];
  readonly isChosen: boolean;
  readonly onToggle: () => void;
  readonly onOpen: () => void;
}) {
  const status = statusOf(row.status);
  return (
    <tr className={cx('border-line border-b hover:bg-hover', isChosen && 'bg-accent-soft')}>
      <td className={CELL}>
        <input
          type="checkbox"
          aria-label={`Choose ${row.name}`}
          checked={isChosen}
          onChange={onToggle}
          className="accent-accent"
        />
      </td>
      <th scope="row" className={cx(CELL, 'text-start font-medium')}>
        <button type="button" onClick={onOpen} className="cursor-pointer text-accent hover:underline">
          {row.name}
        </button>
      </th>
      <td className={cx(CELL, status.tone)}>{status.word}</td>
      <td className={cx(CELL, 'text-ink-muted')}>{startText(row.startMs)}</td>
      <td className={cx(CELL, 'text-ink-muted tabular-nums')}>{durationText(row.durationMs)}</td>
      <td className={cx(CELL, 'font-mono text-ink-muted')}>
        {row.commit === null ? '–' : shortId(row.commit)}
      </td>
      {columns.map((column, at) => (
        <td key={column.id} className={cx(CELL, column.isNumeric && 'text-end tabular-nums')}>
          {cellText(row.cells[at] ?? null)}
        </td>
      ))}
    </tr>
  );
}
