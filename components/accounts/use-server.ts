'use client';

import useSWR from 'swr';
import { type Asked, askServer } from '@/stores/account/ask-server';

/** What the server has said; undefined: it has not answered yet. */
export interface FromServer<T> {
  readonly asked: Asked<T> | undefined;
  /** Asks again, and resolves when it is shown. */
  readonly refresh: () => Promise<unknown>;
}

/** What `path` gives. It is asked again when the page is looked at again and when the network is back. */
export function useServer<T>(path: string | null): FromServer<T> {
  const { data, mutate } = useSWR<Asked<T>>(path, (asked: string) => askServer<T>('GET', asked), {
    revalidateOnFocus: true,
    focusThrottleInterval: 15_000,
    keepPreviousData: true,
  });
  return { asked: data, refresh: () => mutate() };
}
