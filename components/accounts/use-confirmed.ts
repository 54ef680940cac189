'use client';

import { useContext } from 'react';
import type { Asked } from '@/stores/account/ask-server';
import { ConfirmContext } from './confirm-context';

/** A way to ask the server for what it may want a proof for: then the proof is asked for, and it is asked again. */
export function useConfirmed(): <T>(ask: () => Promise<Asked<T>>) => Promise<Asked<T>> {
  const confirm = useContext(ConfirmContext);
  return async (ask) => {
    const asked = await ask();
    return !asked.ok && asked.code === 'confirm' && (await confirm()) ? ask() : asked;
  };
}
