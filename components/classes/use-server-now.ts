'use client';

import { useEffect, useState } from 'react';
import { useSyncState } from '@/components/accounts/use-sync-state';

/** How often what is said of a date is looked at again, in milliseconds. */
const EVERY_MS = 30_000;

/**
 * The server's clock, milliseconds since the Unix epoch: deadlines are held by it, and the clock of a device may be days off. Goes on
 * while the page is open, also without a network.
 *
 * @param known what the server said a moment ago, for as long as the difference was not measured.
 */
export function useServerNow(known?: number): number {
  const aheadMs = useSyncState()?.aheadMs ?? null;
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return aheadMs === null ? (known ?? Date.now()) : Date.now() - aheadMs;
}
