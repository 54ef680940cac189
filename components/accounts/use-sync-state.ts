'use client';

import { useSyncExternalStore } from 'react';
import { currentSyncState, watchCurrentSync } from '@/stores/sync/current-sync';
import type { SyncState } from '@/stores/sync/sync-store';

/** How what was done here stands with the server; null: nobody has signed in, or it has not begun yet. */
export function useSyncState(): SyncState | null {
  return useSyncExternalStore(watchCurrentSync, currentSyncState, () => null);
}
