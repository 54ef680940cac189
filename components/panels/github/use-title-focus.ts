import { useCallback } from 'react';
import { useForge } from './forge-context';

/**
 * The ref of a view's heading: once somebody has gone to the view, the heading takes the focus as soon as it is there, so
 * that the keyboard goes on from it.
 */
export function useTitleFocus(): (heading: HTMLElement | null) => void {
  const { hasMoved } = useForge();
  return useCallback(
    (heading: HTMLElement | null) => {
      if (heading === null || !hasMoved.current) return;
      hasMoved.current = false;
      heading.focus();
    },
    [hasMoved],
  );
}
