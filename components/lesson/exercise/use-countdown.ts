'use client';

import { useEffect, useState } from 'react';

/** Whole seconds left of a wait that begins when `waitMs` changes. */
export function useCountdown(waitMs: number): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const end = Date.now() + waitMs;
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
    tick();
    if (waitMs <= 0) return;
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [waitMs]);
  return left;
}
