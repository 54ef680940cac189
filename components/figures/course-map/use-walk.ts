'use client';

import { type KeyboardEvent, type RefObject, useCallback, useState } from 'react';

/** The place that a key leads to on a path of `count` places; undefined: the key does not walk. */
export function nextPlace(key: string, from: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(count - 1, from + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, from - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/**
 * Walking by keyboard: one stop of the Tab key for the whole path, arrow keys go along it, Home and End to its ends.
 * Elements of the path carry `data-station` with their id.
 */
export function useWalk(ids: readonly string[], first: string, map: RefObject<HTMLElement | null>) {
  const [current, setCurrent] = useState(first);
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      // From the station that has the focus: it may have got it before this script was there to hear of it.
      const focused = (event.target as Element).closest('[data-station]')?.getAttribute('data-station');
      const to = nextPlace(event.key, ids.indexOf(focused ?? current), ids.length);
      const id = to === undefined ? undefined : ids[to];
      if (id === undefined) return;
      event.preventDefault();
      setCurrent(id);
      map.current?.querySelector<HTMLElement>(`[data-station="${CSS.escape(id)}"]`)?.focus();
    },
    [current, ids, map],
  );
  return { current, setCurrent, onKeyDown };
}
