'use client';

import { HardDrive } from 'lucide-react';
import Link from 'next/link';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '@/components/ui/button';
import { byteWords } from '@/components/ui/byte-words';
import {
  type StorageRoomPort,
  type StorageWatchState,
  usedShare,
  watchStorage,
} from '@/stores/storage-watch';
import { save } from './actions';
import { beginExport } from './archive/carry-project';
import { useWorkbench } from './workbench-context';

const StorageContext = createContext<StoreApi<StorageWatchState> | null>(null);

/** Watches the browser's room for all that shows it. `port` is the browser's own where none is given. */
export function StorageRoomProvider({
  port,
  children,
}: {
  readonly port?: StorageRoomPort;
  readonly children: ReactNode;
}) {
  const { session } = useWorkbench();
  const [store, setStore] = useState<StoreApi<StorageWatchState> | null>(null);
  useEffect(() => {
    const watch = watchStorage({
      port: port ?? navigator.storage,
      workspace: session.workspace,
      clock: { now: () => performance.now() },
    });
    setStore(watch.store);
    return watch.dispose;
  }, [port, session]);
  return <StorageContext value={store}>{children}</StorageContext>;
}

/** The quiet word in the status bar: how much is stored. */
export function StorageRoomItem() {
  const store = use(StorageContext);
  return store === null ? null : <RoomItem store={store} />;
}

function RoomItem({ store }: { readonly store: StoreApi<StorageWatchState> }) {
  const room = useStore(store, (state) => state.room);
  if (!room) return null;
  const share = Math.round(usedShare(room) * 100);
  const words = `${byteWords(room.used)} of ${byteWords(room.allowed)} that the browser allows (${share} %)`;
  return (
    <Link
      href="/settings#your-work"
      title={`Stored in this browser: ${words}`}
      className="flex h-full items-center gap-1.5 px-2 hover:bg-hover hover:text-ink focus-visible:-outline-offset-2"
    >
      <HardDrive aria-hidden size={13} />
      <span className="sr-only">Stored in this browser: {words}. Settings</span>
      <span aria-hidden>{byteWords(room.used)}</span>
    </Link>
  );
}

/** Shown when the browser's room is nearly used, and when it is. */
export function StorageNotice() {
  const store = use(StorageContext);
  return store === null ? null : <Notice store={store} />;
}

function Notice({ store }: { readonly store: StoreApi<StorageWatchState> }) {
  const bench = useWorkbench();
  const { level, room } = useStore(store);
  const [isHidden, setHidden] = useState(false);
  if (level === 'fine' || (level === 'near' && isHidden)) return null;
  const isFull = level === 'full';
  return (
    <div
      role={isFull ? 'alert' : 'status'}
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b bg-accent-soft px-3 py-1.5 text-sm"
    >
      <HardDrive aria-hidden size={16} className={isFull ? 'shrink-0 text-failed' : 'shrink-0 text-accent'} />
      <span className="min-w-48 flex-1">
        {isFull
          ? 'The browser has no room left: your last changes are not saved. They are kept while this page is open. Export the project, forget old history or run dvc gc, then try again.'
          : `${Math.round(usedShare(room!) * 100)} % of the room that the browser allows is used. Forget old history, run dvc gc and git gc, or delete projects that you have exported.`}
      </span>
      <span className="flex flex-wrap gap-2">
        <Button size="sm" onPress={() => void beginExport(bench.session)}>
          Export the project
        </Button>
        <Button size="sm" onPress={() => bench.layout.getState().showPanel('timeline')}>
          Forget history…
        </Button>
        {isFull ? (
          <Button size="sm" onPress={() => save(bench)}>
            Try again
          </Button>
        ) : (
          <Button size="sm" onPress={() => setHidden(true)}>
            Hide
          </Button>
        )}
      </span>
    </div>
  );
}
