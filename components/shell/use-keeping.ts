'use client';

import { useSyncExternalStore } from 'react';
import { type Keeping, keeping, watchKeeping } from '@/stores/keeping';

const ON_THE_SERVER: Keeping = { kind: 'kept' };

/** How this browser keeps what is done in this page. */
export function useKeeping(): Keeping {
  return useSyncExternalStore(watchKeeping, keeping, () => ON_THE_SERVER);
}
