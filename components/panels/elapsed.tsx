'use client';

import { useEffect, useState } from 'react';
import { durationText } from './console/run-words';

/** How long something has been going on, counting. */
export function Elapsed({ since }: { readonly since: number }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 200);
    return () => clearInterval(timer);
  }, []);
  return durationText(now - since);
}
