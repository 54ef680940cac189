'use client';

import useSWR, { useSWRConfig } from 'swr';
import { type ReadRefusal, readServer } from '@/stores/teach/read-server';

/**
 * An answer of the server that is kept while it is shown; null as path: nothing is asked. `refreshInterval` is in milliseconds; 0:
 * only when something is done here.
 */
export function useServer<T>(path: string | null, { refreshInterval = 0 } = {}) {
  return useSWR<T, ReadRefusal>(path, readServer, {
    // What was refused stays refused until somebody does something; only what may pass by itself is asked again.
    shouldRetryOnError: ({ code }) => code === 'offline' || code === 'unavailable',
    keepPreviousData: true,
    refreshInterval,
  });
}

/** Whoever shows pages of a list, of which the cache does not know by their paths. */
const listeners = new Set<(prefix: string) => void>();

/** Calls back when what lies under a path was changed here. Returns how to stop that. */
export function onRefresh(listener: (prefix: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks again for all that begins with a path: something there was changed. */
export function useRefresh(): (prefix: string) => Promise<unknown> {
  const { mutate } = useSWRConfig();
  return (prefix) => {
    for (const listener of listeners) listener(prefix);
    return mutate((key) => typeof key === 'string' && key.startsWith(prefix));
  };
}
