'use client';

import useSWR from 'swr';
import { type Asked, askServer } from '@/stores/account/ask-server';
import { useSignedIn } from './use-signed-in';

/** What the server has said; undefined: it has not answered yet. */
export interface FromServer<T> {
  readonly asked: Asked<T> | undefined;
  /** Asks again, and resolves when it is shown. */
  readonly refresh: () => Promise<unknown>;
}

/**
 * What `path` gives to whoever has signed in: what one person was told is never shown to the next. It is asked again when the page
 * is looked at again and when the network is back.
 */
export function useServer<T>(path: string | null): FromServer<T> {
  const userId = useSignedIn()?.userId ?? null;
  const { data, mutate } = useSWR<Asked<T>>(
    path === null ? null : [path, userId],
    ([asked]: [string]) => askServer<T>('GET', asked),
    { revalidateOnFocus: true, focusThrottleInterval: 15_000 },
  );
  return { asked: data, refresh: () => mutate() };
}
