/** What tabs tell each other about the log. */
export type SyncNews =
  /** It has grown: the tab that sends may send. */
  | { readonly type: 'appended' }
  /** Work is waiting to be handed in, or has arrived. */
  | { readonly type: 'hand-ins' }
  /** Other devices have changed something of these lessons. */
  | { readonly type: 'pulled'; readonly lessons: readonly string[] }
  /** How it stands, from the tab that sends. */
  | { readonly type: 'state'; readonly state: unknown };

/** The port between tabs: one of them sends. */
export interface SyncTabs {
  /** Calls `lead` in one tab at a time, in this one when its turn comes; it leads until `signal` aborts. */
  elect(lead: () => void, signal: AbortSignal): void;
  /** Tells every other tab. */
  post(news: SyncNews): void;
  subscribe(listener: (news: SyncNews) => void): () => void;
}

const CHANNEL = 'stagecraft:sync';

/** Tells all tabs, this one too, without listening. */
export function announceSync(news: SyncNews): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(news);
  channel.close();
}

/** Tabs of this browser, by a Web Lock and a channel. Without locks every tab sends, which the server takes once all the same. */
export function browserSyncTabs(): SyncTabs {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
  return {
    elect: (lead, signal) => {
      if (typeof navigator === 'undefined' || navigator.locks === undefined) return lead();
      navigator.locks
        .request('lab-sync', { signal }, () => {
          lead();
          return new Promise<void>((release) => signal.addEventListener('abort', () => release()));
        })
        // Given up before its turn came.
        .catch(() => undefined);
    },
    post: (news) => channel?.postMessage(news),
    subscribe: (listener) => {
      const onMessage = (event: MessageEvent<SyncNews>) => listener(event.data);
      channel?.addEventListener('message', onMessage);
      return () => channel?.removeEventListener('message', onMessage);
    },
  };
}
