'use client';

import { useSyncExternalStore } from 'react';
import { browserPreferences, DEFAULT_PREFERENCES, type Preferences } from '@/stores/preferences';

const subscribe = (changed: () => void) => browserPreferences().subscribe(changed);

/** One of the reader's preferences, kept up to date; its default while rendering on the server. */
export function usePreference<Name extends keyof Preferences>(name: Name): Preferences[Name] {
  return useSyncExternalStore(
    subscribe,
    () => browserPreferences().getState()[name],
    () => DEFAULT_PREFERENCES[name],
  );
}

/** Changes preferences, at once and for good. */
export function setPreferences(change: Partial<Preferences>): void {
  browserPreferences().getState().set(change);
}
