'use client';

import useSWR, { useSWRConfig } from 'swr';
import { type ReadRefusal, readServer } from '@/stores/teach/read-server';

/** An answer of the server that is kept while it is shown; null as path: nothing is asked. */
export function useServer<T>(path: string | null) {
  return useSWR<T, ReadRefusal>(path, readServer, {
    // What was refused stays refused until somebody does something; only what may pass by itself is asked again.
    shouldRetryOnError: ({ code }) => code === 'offline' || code === 'unavailable',
    keepPreviousData: true,
  });
}

/** Asks again for all that begins with a path: something there was changed. */
export function useRefresh(): (prefix: string) => Promise<unknown> {
  const { mutate } = useSWRConfig();
  return (prefix) => mutate((key) => typeof key === 'string' && key.startsWith(prefix));
}
