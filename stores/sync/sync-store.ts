import { createStore, type StoreApi } from 'zustand/vanilla';
import { messageOf } from '../../engine/core/errors';
import { backOff } from '../../engine/sync/stream';
import type { Scheduler } from '../../runtime/scheduler';
import type { SyncPort } from '../../runtime/sync/port';
import type { SyncLog } from '../../runtime/sync/sync-log';
import { syncRound } from '../../runtime/sync/sync-round';
import type { SyncTabs } from './sync-tabs';

/** How what was done here stands with the server. */
export interface SyncState {
  /** Events that the server is not known to have. */
  readonly unsent: number;
  /**
   * `offline`: the server cannot be reached; `waiting`: it asked to come back later; `signed-out`: it does not know who this is any
   * more; `failed`: this browser cannot read or keep its log. In all of them nothing is lost, and it is tried again.
   */
  readonly phase: 'starting' | 'idle' | 'sending' | 'offline' | 'waiting' | 'signed-out' | 'failed';
  /** When all was last known to be at the server; milliseconds since the Unix epoch. */
  readonly upToDateAt: number | null;
  /** How far this clock is ahead of the server's, in milliseconds; null: not known. */
  readonly aheadMs: number | null;
  /** What the server or the browser said, where it does not go on. */
  readonly message: string | null;
}

export interface SyncDeps {
  readonly log: SyncLog;
  readonly port: SyncPort;
  readonly tabs: SyncTabs;
  readonly scheduler: Scheduler;
  readonly now: () => number;
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number;
  /** In [0, 1). */
  readonly chance: () => number;
  /** Other devices have changed something of these lessons. */
  readonly onLessons: (lessons: readonly string[]) => void;
  /** The server was reached: what else waits for it may go. */
  readonly onReached?: () => void;
}

/** The store of the log, and what the page tells it. */
export interface Sync {
  readonly store: StoreApi<SyncState>;
  /** The log has grown, or the network is back: sends soon, or at once. */
  nudge(isUrgent?: boolean): void;
  /** The page may be about to go. */
  flush(): void;
  dispose(): void;
}

/** How long events are gathered before they are sent, in milliseconds. */
const GATHER_MS = 3_000;
/** How often other devices are asked for, while nothing is sent. */
const IDLE_MS = 60_000;

/** Sends the log of this browser while this tab leads, and follows the tab that does. */
export function createSync(deps: SyncDeps): Sync {
  const { log, tabs, scheduler } = deps;
  const ending = new AbortController();
  let isLeading = false;
  let isBusy = false;
  let isAgain = false;
  let isThorough = true;
  let failures = 0;
  /** The server has asked to be left alone for now: no hope and no press cuts that short. */
  let isHeld = false;
  let cancel = () => {};

  const store = createStore<SyncState>(() => ({
    unsent: 0,
    phase: 'starting',
    upToDateAt: null,
    aheadMs: null,
    message: null,
  }));
  const set = (state: Partial<SyncState>) => {
    store.setState(state);
    if (isLeading) tabs.post({ type: 'state', state: store.getState() });
  };
  const countUnsent = async () => set({ unsent: await log.unsent(), aheadMs: await log.aheadMs() });

  const later = (ms: number) => {
    cancel();
    if (!ending.signal.aborted) cancel = scheduler.after(ms, () => void run());
  };

  const run = async (): Promise<void> => {
    if (!isLeading || ending.signal.aborted) return;
    if (isBusy) {
      isAgain = true;
      return;
    }
    isBusy = true;
    isAgain = false;
    isHeld = false;
    cancel();
    try {
      await countUnsent();
      if (store.getState().unsent > 0) set({ phase: 'sending' });
      await round();
    } catch (error) {
      failures++;
      set({ phase: 'failed', message: messageOf(error) });
      later(backOff(failures, deps.chance()));
    } finally {
      isBusy = false;
    }
    if (isAgain && failures === 0) later(0);
  };

  const round = async () => {
    const outcome = await syncRound({ ...deps, isThorough });
    if (ending.signal.aborted) return;
    if (outcome.lessons.length > 0) deps.onLessons(outcome.lessons);
    await countUnsent();
    if (outcome.kind === 'done') {
      failures = 0;
      isThorough = false;
      set({ phase: 'idle', message: null, upToDateAt: deps.now() });
      deps.onReached?.();
      later(IDLE_MS);
      return;
    }
    failures++;
    if (outcome.kind === 'offline') set({ phase: 'offline', message: null });
    else set({ phase: outcome.code === 'sign-in' ? 'signed-out' : 'waiting', message: outcome.message });
    const retryAfter = outcome.kind === 'refused' ? (outcome.retryAfter ?? 0) : 0;
    isHeld = retryAfter > 0;
    later(backOff(failures, deps.chance(), retryAfter));
  };

  const unsubscribe = tabs.subscribe((news) => {
    if (news.type === 'state' && !isLeading) store.setState(news.state as SyncState);
    if (news.type === 'appended') nudge();
  });

  const nudge = (isUrgent = false) => {
    void countUnsent().catch(() => undefined);
    if (isBusy) isAgain = true;
    // While it waits after a failure, only a new hope cuts the wait short, not more work.
    else if (isLeading && !isHeld && (isUrgent || failures === 0)) later(isUrgent ? 0 : GATHER_MS);
  };

  tabs.elect(() => {
    isLeading = true;
    void run();
  }, ending.signal);

  return {
    store,
    nudge,
    flush: () => {
      if (!isLeading || isBusy || failures > 0 || store.getState().unsent === 0) return;
      // What comes of it is seen by the next page, if this one does not live to see it.
      void syncRound({ ...deps, isThorough: false, isLast: true }).then(
        () => nudge(),
        () => undefined,
      );
    },
    dispose: () => {
      ending.abort();
      cancel();
      unsubscribe();
    },
  };
}
