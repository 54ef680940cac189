'use client';

import { useEffect } from 'react';
import { setCurrentSync } from '@/stores/sync/current-sync';
import type { Sync } from '@/stores/sync/sync-store';
import { useSignedIn } from './use-signed-in';

/** Keeps the log of whoever has signed in going on every page. Loads nothing where nobody has. */
export function SyncHost() {
  const userId = useSignedIn()?.userId;
  useEffect(() => {
    if (userId === undefined) return;
    let started: Sync | null = null;
    let isGone = false;
    const start = async () => {
      const { startSync } = await import('@/stores/sync/browser-sync');
      if (isGone) return;
      const sync = await startSync(userId);
      if (isGone) return sync.dispose();
      started = sync;
      setCurrentSync(sync);
    };
    // A page whose scripts cannot be loaded says so itself; the log goes on with the next page.
    start().catch(() => undefined);
    return () => {
      isGone = true;
      started?.dispose();
      setCurrentSync(null);
    };
  }, [userId]);
  return null;
}
