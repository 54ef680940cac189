/* biome-ignore-all lint/a11y/useFocusableInteractive: one stop for Tab; the list names its active option (aria-activedescendant). */
'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { cx } from '@/components/ui/cx';

export interface WalkListProps {
  readonly label: string;
  readonly count: number;
  /** The one that is looked at; -1: none. */
  readonly at: number;
  /** Height of a row in pixels. */
  readonly rowHeight: number;
  readonly keyOf: (index: number) => string;
  readonly onWalk: (index: number) => void;
  /** Enter, or a double press. */
  readonly onOpen?: (index: number) => void;
  /** Other keys; true: it was for the list. */
  readonly onKey?: (key: string) => boolean;
  readonly children: (index: number) => ReactNode;
}

/** A list that is walked with the arrows, Page keys, Home and End. Only the rows in view are drawn. */
export function WalkList({
  label,
  count,
  at,
  rowHeight,
  keyOf,
  onWalk,
  onOpen,
  onKey,
  children,
}: WalkListProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const id = useId();
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    overscan: 10,
  });
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at);
  }, [rows, at]);

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const moves: Readonly<Record<string, number>> = {
      ArrowUp: at - 1,
      ArrowDown: at + 1,
      PageUp: at - page,
      PageDown: at + page,
      Home: 0,
      End: count - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) onWalk(Math.max(0, Math.min(count - 1, to)));
    else if (event.key === 'Enter' && onOpen && at >= 0) onOpen(at);
    else if (!onKey?.(event.key)) return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroll}
      role="listbox"
      aria-label={label}
      aria-activedescendant={at < 0 ? undefined : `${id}${keyOf(at)}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="min-h-0 flex-1 overflow-y-auto outline-none focus-visible:outline-2 focus-visible:outline-accent focus-visible:-outline-offset-2"
    >
      <div className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys of all its options
          <div
            key={keyOf(index)}
            id={`${id}${keyOf(index)}`}
            role="option"
            aria-selected={index === at}
            aria-posinset={index + 1}
            aria-setsize={count}
            onClick={() => onWalk(index)}
            onDoubleClick={() => onOpen?.(index)}
            className={cx(
              'absolute inset-x-0 flex cursor-pointer items-center border-s-2 pe-3 text-xs',
              index === at ? 'border-accent bg-accent-soft text-ink' : 'border-transparent hover:bg-hover',
            )}
            style={{ top: start, height: rowHeight }}
          >
            {children(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
