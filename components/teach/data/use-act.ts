'use client';

import { useContext, useState } from 'react';
import { ConfirmContext } from '@/components/accounts/confirm-context';
import { showToast } from '@/components/ui/toast';
import type { Asked } from '@/stores/account/ask-server';
import { useRefresh } from './use-server';

export type Refused = Extract<Asked<object>, { ok: false }>;

export interface ActOptions<T> {
  /** All that is shown of paths that begin so is read anew. */
  readonly changes: string;
  /** Said when it is done. */
  readonly said?: string | ((value: T) => string);
}

/** Does things on the server, asks for the password where that is needed, and keeps what went wrong to be shown. */
export function useAct() {
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<Refused | null>(null);
  const confirm = useContext(ConfirmContext);
  const refresh = useRefresh();

  /** Returns what came of it; null when it was refused, which `failure` then tells. */
  const act = async <T extends object>(
    ask: () => Promise<Asked<T>>,
    { changes, said }: ActOptions<T>,
  ): Promise<T | null> => {
    setPending(true);
    setFailure(null);
    try {
      let asked = await ask();
      if (!asked.ok && asked.code === 'confirm' && (await confirm())) asked = await ask();
      if (!asked.ok) {
        setFailure(asked);
        return null;
      }
      await refresh(changes);
      if (said !== undefined)
        showToast({ title: typeof said === 'function' ? said(asked.value) : said, tone: 'passed' });
      return asked.value;
    } finally {
      setPending(false);
    }
  };
  return { act, isPending, failure, forget: () => setFailure(null) };
}
