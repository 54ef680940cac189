'use client';

import { useEffect } from 'react';
import { showToast } from '@/components/ui/toast';
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
      const { startSync, wasCleared } = await import('@/stores/sync/browser-sync');
      const isCleared = await wasCleared(userId);
      if (isGone) return;
      if (isCleared)
        showToast({
          tone: 'failed',
          title: 'This browser has cleared what it had stored',
          description:
            'What the server has of you is coming back. Ask the browser to keep it: on the page of your account.',
        });
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
