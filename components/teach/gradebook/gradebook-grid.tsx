'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Place, placeAfter } from '@/components/ui/grid-keys';
import type { GradebookColumn, GradebookRow } from '@/contracts/api/gradebook';
import { GridHead } from './grid-head';
import { GridRow } from './grid-row';

const ROW_HEIGHT = 36;
const HEAD_HEIGHT = 80;

export interface GradebookGridProps {
  readonly columns: readonly GradebookColumn[];
  readonly rows: readonly GradebookRow[];
  /** Of all people, those too who have not been read yet. */
  readonly total: number;
  readonly sort: string;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (row: GradebookRow, isIn: boolean) => void;
  readonly onSort: (sort: string) => void;
  readonly onOpenColumn: (column: GradebookColumn) => void;
  readonly onOpenCell: (row: number, column: number) => void;
  /** The last row in sight: what is not there yet has to be read. */
  readonly onNeed: (row: number) => void;
}

/** Columns before those of the work: the name and the sum. */
const LEAD = 2;

/** People by work: one stop of the tab key, inside of which the arrow keys lead; only rows in sight are in the page. */
export function GradebookGrid(props: GradebookGridProps) {
  const { columns, rows, total, onNeed } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const wantsFocus = useRef(false);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: HEAD_HEIGHT,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onNeed(last), [last, onNeed]);
  const at: Place = { row: Math.min(place.row, total - 1), column: place.column };

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${at.row} ${at.column}"]`);
    // A row that has just been scrolled to is there after the next drawing.
    if (!cell) return;
    wantsFocus.current = false;
    cell.focus();
  });

  const go = (next: Place) => {
    wantsFocus.current = true;
    setPlace(next);
    if (next.row >= 0) virtual.scrollToIndex(next.row, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    const height = scroller.current?.clientHeight ?? 0;
    const page = Math.max(1, Math.floor((height - HEAD_HEIGHT) / ROW_HEIGHT) - 1);
    const size = { rows: total, columns: columns.length + LEAD, page };
    const next = placeAfter(event.key, event.ctrlKey, at, size);
    if (next !== null) {
      event.preventDefault();
      go(next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      press(at, event.key === ' ');
    }
  };
  const press = ({ row, column }: Place, isSpace: boolean) => {
    const shown = rows[row];
    const work = columns[column - LEAD];
    if (row === -1) {
      if (work !== undefined) props.onOpenColumn(work);
      else props.onSort(nextSort(props.sort, column === 0 ? 'name' : 'points'));
    } else if (shown !== undefined && (isSpace || column < LEAD))
      props.onSelect(shown, !props.selected.has(shown.memberId));
    else if (work !== undefined) props.onOpenCell(row, column - LEAD);
  };
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div
      ref={scroller}
      className="relative w-fit max-w-full max-h-[max(24rem,calc(100dvh-22rem))] overflow-auto rounded-lg border border-line bg-surface"
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that the keyboard moves in is a grid (WAI-ARIA APG)
        role="grid"
        aria-label="Gradebook"
        aria-rowcount={total + 1}
        aria-colcount={columns.length + LEAD}
        aria-multiselectable
        className="border-separate border-spacing-0 text-sm"
        onKeyDown={onKeyDown}
      >
        <GridHead
          columns={columns}
          sort={props.sort}
          active={at.row === -1 ? at.column : null}
          height={HEAD_HEIGHT}
          onPress={(column) => {
            setPlace({ row: -1, column });
            press({ row: -1, column }, false);
          }}
        />
        <tbody>
          {before > 0 ? <tr aria-hidden style={{ height: before }} /> : null}
          {items.map(({ index }) => (
            <GridRow
              key={index}
              index={index}
              row={rows[index]}
              columns={columns}
              active={at.row === index ? at.column : null}
              isSelected={rows[index] !== undefined && props.selected.has(rows[index].memberId)}
              onPress={(column) => {
                setPlace({ row: index, column });
                press({ row: index, column }, false);
              }}
            />
          ))}
          {after > 0 ? <tr aria-hidden style={{ height: after }} /> : null}
        </tbody>
      </table>
    </div>
  );
}

/** The other way round, when it is ordered by it already; points begin with the most. */
function nextSort(sort: string, by: 'name' | 'points'): string {
  if (by === 'name') return sort === 'name' ? '-name' : 'name';
  return sort === '-points' ? 'points' : '-points';
}
