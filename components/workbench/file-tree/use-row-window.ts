import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import type { TreeRow } from './tree-model';

/** The height of a row, as its style says. */
const ROW = 28;
/** Trees up to this long are drawn whole. */
const WHOLE = 200;

/** The rows that are drawn, and the room that the others take above and below them. */
export interface RowWindow {
  readonly rows: readonly TreeRow[];
  /** The index of the first of them. */
  readonly from: number;
  readonly above: number;
  readonly below: number;
  /** Brings a row into the window. */
  readonly show: (index: number) => void;
}

/** Draws only what is in view of a long tree. The row that has the focus stays drawn, so that the focus is not lost. */
export function useRowWindow(
  rows: readonly TreeRow[],
  focused: string | null,
  scroll: RefObject<HTMLElement | null>,
): RowWindow {
  const isWhole = rows.length <= WHOLE;
  const kept = isWhole ? -1 : rows.findIndex(({ path }) => path === focused);
  const virtual = useVirtualizer({
    count: rows.length,
    enabled: !isWhole,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 20,
    // Before it is measured, as while a test or a server draws it, a first screen is shown.
    initialRect: { width: 0, height: 800 },
  });
  if (isWhole) return { rows, from: 0, above: 0, below: 0, show: () => {} };
  const items = virtual.getVirtualItems();
  let from = items[0]?.index ?? 0;
  let to = (items.at(-1)?.index ?? -1) + 1;
  // Near enough to be drawn with the rest; further away, the focus has been left behind and Tab starts from what is seen.
  if (kept !== -1 && kept < from && from - kept < WHOLE) from = kept;
  if (kept !== -1 && kept >= to && kept - to < WHOLE) to = kept + 1;
  return {
    rows: rows.slice(from, to),
    from,
    above: from * ROW,
    below: (rows.length - to) * ROW,
    show: (index) => virtual.scrollToIndex(index),
  };
}
