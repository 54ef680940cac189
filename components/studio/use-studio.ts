'use client';

import { useEffect, useState } from 'react';
import type { StoreApi } from 'zustand';
import type { StudioState } from '@/stores/studio/studio-store';

/** The list of projects; null until it is open, and an error where the browser's storage cannot be opened. */
export function useStudio(): StoreApi<StudioState> | Error | null {
  const [studio, setStudio] = useState<StoreApi<StudioState> | Error | null>(null);
  useEffect(() => {
    let left = false;
    const show = (opened: StoreApi<StudioState> | Error) => {
      if (!left) setStudio(opened);
    };
    import('@/stores/studio/browser-studio')
      .then(({ openStudio }) => openStudio())
      .then(show, (error: unknown) => show(error instanceof Error ? error : new Error(String(error))));
    return () => {
      left = true;
    };
  }, []);
  return studio;
}
