'use client';

import { useEffect } from 'react';
import useSWR from 'swr';
import { useSignedIn } from '@/components/accounts/use-signed-in';
import type { StoredHandIn } from '@/contracts/stored-sync';
import { type Assigned, loadAssigned } from '@/stores/sync/assigned';
import { openOutbox } from '@/stores/sync/hand-in';
import { browserSyncTabs } from '@/stores/sync/sync-tabs';

/** How often it is asked whether something that was handed in has been graded, in milliseconds. */
const GRADED_EVERY = 3_000;

/** What is assigned to whoever has signed in; undefined: not known yet. Follows what is being graded. */
export function useAssigned(): { readonly assigned: Assigned | undefined; readonly refresh: () => void } {
  const userId = useSignedIn()?.userId ?? null;
  const { data, mutate } = useSWR(
    userId === null ? null : ['assigned', userId],
    () => loadAssigned(userId!),
    {
      revalidateOnFocus: true,
      focusThrottleInterval: 15_000,
      refreshInterval: (known) => (known && isBeingGraded(known) ? GRADED_EVERY : 0),
    },
  );
  return { assigned: data, refresh: () => void mutate() };
}

function isBeingGraded({ classes, isOld }: Assigned): boolean {
  return (
    !isOld &&
    classes.some(({ work }) =>
      work.some(({ submissions }) => submissions.some(({ grading }) => grading.state === 'waiting')),
    )
  );
}

/** What was handed in from this browser, the newest first; `onChange` is called when something of it has changed. */
export function useHandIns(onChange: () => void): readonly StoredHandIn[] {
  const userId = useSignedIn()?.userId ?? null;
  const { data, mutate } = useSWR(userId === null ? null : ['hand-ins', userId], async () =>
    (await openOutbox(userId!)).all(),
  );
  useEffect(
    () =>
      browserSyncTabs().subscribe(({ type }) => {
        if (type !== 'hand-ins') return;
        void mutate();
        onChange();
      }),
    [mutate, onChange],
  );
  return data ?? [];
}
