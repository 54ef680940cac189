import type { Sync, SyncState } from './sync-store';

/** The one that runs in this page, for all that show it; null: nobody has signed in. */
let current: Sync | null = null;
const listeners = new Set<() => void>();
let stop = () => {};

/** Makes `sync` the one that the page shows; null ends it. */
export function setCurrentSync(sync: Sync | null): void {
  stop();
  current = sync;
  stop = sync?.store.subscribe(told) ?? (() => {});
  told();
}

function told(): void {
  for (const listener of listeners) listener();
}

export function currentSync(): Sync | null {
  return current;
}

/** Its state; the same object as long as nothing has changed. */
export function currentSyncState(): SyncState | null {
  return current?.store.getState() ?? null;
}

/** Calls `listener` when the state is another. */
export function watchCurrentSync(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
