import { startTransition, useCallback, useState } from 'react';

/** Where there is no layout, as in tests. */
const USUAL = 560;

/**
 * The width of an element in pixels, kept up to date, and the ref that measures it; null before the first measuring, so
 * that a large chart is drawn once. Drawing for a new width may be interrupted: it never blocks the page.
 */
export function useWidth(): readonly [
  (element: HTMLElement | null) => (() => void) | undefined,
  number | null,
] {
  const [width, setWidth] = useState<number | null>(null);
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const take = (pixels: number) => startTransition(() => setWidth(Math.round(pixels)));
    take(element.clientWidth || USUAL);
    const observer = new ResizeObserver(([entry]) => {
      const next = entry?.contentRect.width ?? 0;
      if (next > 0) take(next);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [measure, width];
}
