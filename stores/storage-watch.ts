import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '../engine/core/clock';
import {
  measureRoom,
  NEARLY_FULL,
  type StorageRoom,
  type StorageRoomPort,
  usedShare,
} from '../runtime/storage/storage-room';
import type { WorkspaceState } from './contracts';

export { measureRoom, NEARLY_FULL, type StorageRoom, type StorageRoomPort, usedShare };

/** What is known of the room that the browser gives. */
export interface StorageWatchState {
  /** Undefined: not asked yet; null: the browser does not say. */
  readonly room: StorageRoom | null | undefined;
  /** `near`: work may soon not be saved any more; `full`: the last save was refused for want of room. */
  readonly level: 'fine' | 'near' | 'full';
  /** Asks anew. */
  refresh(): Promise<void>;
  /** Asks the browser to promise that it clears nothing by itself; resolves to whether it did. */
  keep(): Promise<boolean>;
}

/** How long after an answer the browser is not asked again because of a save, in milliseconds. */
const RARELY_MS = 30_000;

/** Watches the room while work is saved. */
export interface StorageWatch {
  readonly store: StoreApi<StorageWatchState>;
  dispose(): void;
}

/** Watches the browser's room: asks at once, now and then after a save, and whenever a save was refused. */
export function watchStorage({
  port,
  workspace,
  clock,
}: {
  readonly port: StorageRoomPort | undefined;
  readonly workspace: StoreApi<WorkspaceState>;
  readonly clock: Clock;
}): StorageWatch {
  let asked = Number.NEGATIVE_INFINITY;
  const isFull = () => workspace.getState().saveError?.code === 'storage-full';
  const level = (room: StorageRoom | null | undefined): StorageWatchState['level'] => {
    if (isFull()) return 'full';
    return room && usedShare(room) >= NEARLY_FULL ? 'near' : 'fine';
  };
  const refresh = async () => {
    asked = clock.now();
    // A browser that fails to say is one that does not say.
    const room = await measureRoom(port).catch(() => null);
    store.setState({ room, level: level(room) });
  };
  const store: StoreApi<StorageWatchState> = createStore<StorageWatchState>(() => ({
    room: undefined,
    level: level(undefined),
    refresh,
    keep: async () => {
      const isKept = (await port?.persist()) ?? false;
      await refresh();
      return isKept;
    },
  }));
  const unsubscribe = workspace.subscribe((state, before) => {
    if (state.save === before.save && state.saveError === before.saveError) return;
    store.setState(({ room }) => ({ level: level(room) }));
    const isRefused = state.save === 'failed';
    if (isRefused || (state.save === 'saved' && clock.now() - asked >= RARELY_MS)) void refresh();
  });
  void refresh();
  return { store, dispose: unsubscribe };
}
