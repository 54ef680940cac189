'use client';

import { useEffect, useMemo, useRef } from 'react';
import type { RunsTable } from '@/engine/tracking/mlflow/views/runs-table';
import { focusIfLost } from '../focus-if-lost';
import { ColumnHead } from './column-head';
import { RunLine } from './run-line';
import { FACTS, nextOrder, orderedRows, type RunOrder } from './run-order';

export interface RunsGridProps {
  readonly table: RunsTable;
  readonly order: RunOrder | null;
  readonly onOrder: (order: RunOrder | null) => void;
  readonly onlyDifferences: boolean;
  readonly chosen: readonly string[];
  readonly onChoose: (runIds: readonly string[]) => void;
  readonly onOpen: (runId: string) => void;
  /** The run that was opened last: on the way back from it, the focus returns to it. */
  readonly lastShown: string | null;
}

/** One run a row, a column for every param, metric and tag; a press on a column's name sorts by it. */
export function RunsGrid({
  table,
  order,
  onOrder,
  onlyDifferences,
  chosen,
  onChoose,
  onOpen,
  lastShown,
}: RunsGridProps) {
  const root = useRef<HTMLElement>(null);
  const rows = useMemo(() => orderedRows(table, order), [table, order]);
  const columns = useMemo(
    () =>
      table.columns.flatMap((column, at) =>
        onlyDifferences && rows.length > 1 && column.isConstant ? [] : [{ ...column, at }],
      ),
    [table, onlyDifferences, rows.length],
  );
  const isChosen = useMemo(() => new Set(chosen), [chosen]);
  // Only when the table comes back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is opened later moves the focus itself
  useEffect(() => {
    if (lastShown !== null)
      focusIfLost(root.current?.querySelector<HTMLElement>(`[data-run="${CSS.escape(lastShown)}"]`));
  }, []);
  const toggle = (id: string) =>
    onChoose(isChosen.has(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const isAll = rows.length > 0 && rows.every(({ runId }) => isChosen.has(runId));
  return (
    <section
      ref={root}
      aria-label="Runs"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="relative min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
    >
      <table className="w-full border-separate border-spacing-0 text-xs">
        <caption className="sr-only">{rows.length} tracked runs</caption>
        <thead className="sticky top-0 z-2 bg-canvas">
          <tr>
            <th className="w-8 border-line border-b px-2 py-1.5">
              <input
                type="checkbox"
                aria-label="Choose all runs"
                checked={isAll}
                onChange={() => onChoose(isAll ? [] : rows.map(({ runId }) => runId))}
                className="block accent-accent"
              />
            </th>
            {FACTS.map(({ id, label }) => (
              <ColumnHead
                key={id}
                name={label}
                isSticky={id === 'name'}
                sorted={order?.by === id ? order : null}
                onSort={() => onOrder(nextOrder(order, id))}
              />
            ))}
            {columns.map((column) => (
              <ColumnHead
                key={column.id}
                name={column.key}
                kind={column.entity === 'parameter' ? 'param' : column.entity}
                isNumeric={column.isNumeric}
                sorted={order?.by === column.id ? order : null}
                onSort={() => onOrder(nextOrder(order, column.id))}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <RunLine
              key={row.runId}
              row={row}
              columns={columns}
              isChosen={isChosen.has(row.runId)}
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
