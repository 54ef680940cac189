import { useEffect } from 'react';

/** Calls something again and again, every so many milliseconds; null: not at all. */
export function useTicks(everyMs: number | null, onTick: () => void): void {
  useEffect(() => {
    if (everyMs === null) return;
    const timer = setInterval(onTick, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, onTick]);
}
