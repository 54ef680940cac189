import type { TabLink, TabMessage } from './tabs';

/**
 * Tabs of this browser: Web Locks for the single writer and a BroadcastChannel for news, both named `name`. Where the
 * browser has no Web Locks (an insecure origin), every tab believes it may write, and the pen kept in the database
 * still refuses all but the last to claim it.
 */
export function browserTabs(name: string): TabLink {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  const listeners = new Set<(message: TabMessage) => void>();
  const onMessage = (event: MessageEvent<TabMessage>) => {
    for (const listener of listeners) listener(event.data);
  };
  channel?.addEventListener('message', onMessage);
  return {
    acquire: (mode, lost, signal) => acquire(name, mode, lost, signal),
    post: (message) => channel?.postMessage(message),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      channel?.removeEventListener('message', onMessage);
      channel?.close();
    },
  };
}

function acquire(
  name: string,
  mode: 'if-free' | 'wait' | 'steal',
  lost: () => void,
  signal?: AbortSignal,
): Promise<(() => void) | null> {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
  if (locks === undefined) return Promise.resolve(mode === 'wait' ? null : () => {});
  return new Promise((resolve, reject) => {
    let granted = false;
    const options: LockOptions =
      mode === 'if-free' ? { ifAvailable: true } : mode === 'steal' ? { steal: true } : { signal };
    locks
      .request(name, options, (lock) => {
        if (lock === null) {
          resolve(null);
          return undefined;
        }
        granted = true;
        return new Promise<void>((release) => resolve(release));
      })
      .catch((error: unknown) => {
        // A held lock whose request rejects was stolen; one that was never granted was given up while in line.
        if (granted) lost();
        else if (signal?.aborted) resolve(null);
        else reject(error);
      });
  });
}
