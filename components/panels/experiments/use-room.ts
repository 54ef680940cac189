import { useCallback, useState } from 'react';

/** What stands around a drawing: its head, the legend and a sentence. */
const AROUND = 118;
const LEAST = 190;
const MOST = 420;

/**
 * How tall a drawing may be so that a panel shows all of it, in pixels, and the ref of the part of the panel that scrolls. A
 * low panel gets a low drawing, down to where it could not be read any more.
 */
export function useRoom(): readonly [(element: HTMLElement | null) => (() => void) | undefined, number] {
  const [height, setHeight] = useState(320);
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const take = () => setHeight(Math.min(MOST, Math.max(LEAST, element.clientHeight - AROUND)));
    take();
    const observer = new ResizeObserver(take);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [measure, height];
}
