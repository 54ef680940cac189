import { useCallback, useState } from 'react';

/** Pixels that the status, the choices and the legend take above the chart. */
const ABOVE = 132;

/** The height that the panel leaves for the chart, in pixels, and the ref that measures the panel. */
export function useChartHeight(): readonly [(panel: HTMLElement | null) => (() => void) | undefined, number] {
  const [height, setHeight] = useState(200);
  const measure = useCallback((panel: HTMLElement | null) => {
    if (!panel) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const free = (entry?.contentRect.height ?? 0) - ABOVE;
      setHeight(Math.round(Math.min(420, Math.max(150, free))));
    });
    observer.observe(panel);
    return () => observer.disconnect();
  }, []);
  return [measure, height];
}
