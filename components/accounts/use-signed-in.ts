'use client';

import { useSyncExternalStore } from 'react';
import { type SignedIn, signedIn, watchSignedIn } from '@/stores/account/signed-in';

/** Who has signed in, as this browser remembers it; null: nobody, and on the server. Asks no server. */
export function useSignedIn(): SignedIn | null {
  return useSyncExternalStore(watchSignedIn, signedIn, () => null);
}
