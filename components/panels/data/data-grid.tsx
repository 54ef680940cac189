/* biome-ignore-all lint/a11y/useSemanticElements: a table element cannot draw only what is in view; the roles say the same. */
/* biome-ignore-all lint/a11y/useFocusableInteractive: one stop for Tab; the grid names its active cell (aria-activedescendant). */
'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { cx } from '@/components/ui/cx';
import { type Place, placeAfter } from '@/components/ui/grid-keys';
import type { ColumnSummary } from '@/engine/dataset/summarise';
import { cellAt, type Table } from '@/engine/dataset/table';
import { ColumnHead } from './column-head';
import { type DataQuery, nextOrder, toggleFilter } from './data-view';

const ROW = 26;
const COLUMN = 132;
const HEAD = 66;
const NUMBER = 56;

interface DataGridProps {
  readonly name: string;
  readonly table: Table;
  readonly rows: Uint32Array;
  readonly summaries: readonly ColumnSummary[];
  readonly query: DataQuery;
  readonly onQuery: (query: DataQuery) => void;
  /** The column under the cursor, for the summary below. */
  readonly onColumn: (column: number) => void;
}

/**
 * A table of any length: only what is in view is drawn, both ways. One stop for the Tab key; the arrows move a cursor
 * over the head and the cells, Enter on a head sorts.
 */
export function DataGrid({ name, table, rows, summaries, query, onQuery, onColumn }: DataGridProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const id = useId();
  const [place, setPlace] = useState<Place>({ row: -1, column: 0 });
  const rowWindow = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 6,
    scrollPaddingStart: HEAD,
    paddingStart: HEAD,
  });
  const columnWindow = useVirtualizer({
    horizontal: true,
    count: table.columns.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => COLUMN,
    overscan: 2,
    scrollPaddingStart: NUMBER,
    paddingStart: NUMBER,
  });
  const visibleColumns = columnWindow.getVirtualItems();
  const row = Math.min(place.row, rows.length - 1);

  const go = (next: Place) => {
    setPlace(next);
    onColumn(next.column);
    if (next.row >= 0) rowWindow.scrollToIndex(next.row);
    else scroll.current?.scrollTo({ top: 0 });
    columnWindow.scrollToIndex(next.column);
  };
  const sort = (column: number) =>
    onQuery({ ...query, order: nextOrder(query.order, table.columns[column]!.name) });
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key === 'Enter' || event.key === ' ') && row === -1) {
      event.preventDefault();
      sort(place.column);
      return;
    }
    const page = Math.max(1, Math.floor(((scroll.current?.clientHeight ?? HEAD) - HEAD) / ROW) - 1);
    const size = { rows: rows.length, columns: table.columns.length, page };
    const next = placeAfter(event.key, event.ctrlKey || event.metaKey, { row, column: place.column }, size);
    if (!next) return;
    event.preventDefault();
    go(next);
  };
  const cellId = (atRow: number, column: number) => `${id}-${atRow}-${column}`;

  return (
    <div
      ref={scroll}
      role="grid"
      aria-label={name}
      aria-rowcount={rows.length + 1}
      aria-colcount={table.columns.length}
      aria-activedescendant={cellId(row, place.column)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="group/grid relative min-h-0 flex-1 overflow-auto outline-offset-[-2px]"
    >
      <div
        role="presentation"
        style={{ width: columnWindow.getTotalSize(), height: rowWindow.getTotalSize() }}
        className="relative"
      >
        <div
          role="row"
          aria-rowindex={1}
          style={{ height: HEAD }}
          className="sticky top-0 z-10 border-line border-b bg-sunken"
        >
          <span aria-hidden style={{ width: NUMBER }} className="sticky left-0 z-2 block h-full bg-sunken" />
          {visibleColumns.map(({ index, start }) => {
            const column = table.columns[index]!;
            const sorted = query.order?.column === column.name ? query.order.direction : 'none';
            return (
              <div
                key={column.name}
                id={cellId(-1, index)}
                role="columnheader"
                aria-colindex={index + 1}
                aria-sort={sorted}
                aria-label={column.name}
                style={{ left: start, width: COLUMN, height: HEAD }}
                className={cx('absolute top-0', row === -1 && place.column === index && CURSOR)}
              >
                <ColumnHead
                  column={column}
                  summary={summaries[index]!}
                  order={query.order}
                  filter={query.filters[column.name]}
                  onSort={() => {
                    go({ row: -1, column: index });
                    sort(index);
                  }}
                  onFilter={(filter) => {
                    onColumn(index);
                    onQuery(toggleFilter(query, column.name, filter));
                  }}
                />
              </div>
            );
          })}
        </div>
        {rowWindow.getVirtualItems().map((item) => {
          const tableRow = rows[item.index]!;
          return (
            <div
              key={item.index}
              role="row"
              aria-rowindex={item.index + 2}
              style={{ top: item.start, height: ROW }}
              className="absolute right-0 left-0 border-line border-b"
            >
              <span
                aria-hidden
                style={{ width: NUMBER }}
                className="sticky left-0 z-1 block h-full bg-sunken pr-2 text-right font-mono text-[0.6875rem] text-ink-faint leading-[25px]"
              >
                {tableRow + 1}
              </span>
              {visibleColumns.map(({ index, start }) => {
                const column = table.columns[index]!;
                const cell = cellAt(column, tableRow);
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself takes the keys and moves its cursor.
                  <div
                    key={column.name}
                    id={cellId(item.index, index)}
                    role="gridcell"
                    aria-colindex={index + 1}
                    tabIndex={-1}
                    onClick={() => go({ row: item.index, column: index })}
                    style={{ left: start, width: COLUMN }}
                    className={cx(
                      'absolute top-0 h-full truncate px-2 font-mono text-ink text-xs leading-[25px]',
                      column.kind === 'numeric' && 'text-right tabular-nums',
                      row === item.index && place.column === index && CURSOR,
                    )}
                  >
                    {cell === null ? <span className="text-ink-faint italic">missing</span> : String(cell)}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const CURSOR =
  'bg-accent-soft group-focus-visible/grid:outline-2 group-focus-visible/grid:outline-accent outline-offset-[-2px]';
