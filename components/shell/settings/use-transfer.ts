'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { messageOf } from '@/engine/core/errors';
import type { ProgressTransfer } from '@/stores/progress-transfer';

/** What was replaced or erased and can be brought back, newest first. */
export type Backups = Awaited<ReturnType<ProgressTransfer['backups']>>;

/**
 * Runs one thing at a time with this browser's stored work. The database behind it is loaded with the first use. What
 * fails is kept as a message that can be shown.
 */
export function useTransfer() {
  const opened = useRef<Promise<ProgressTransfer>>(undefined);
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(
    () => () => {
      opened.current?.then(
        (transfer) => transfer.close(),
        () => {},
      );
      opened.current = undefined;
    },
    [],
  );

  /** Runs `work`; resolves to what it gives, or to undefined when it failed. `doing` names what the reader waits for. */
  const run = useCallback(async function run<Result>(
    doing: string,
    work: (transfer: ProgressTransfer) => Promise<Result>,
  ): Promise<Result | undefined> {
    setBusy(doing);
    setFailure(null);
    try {
      opened.current ??= import('@/stores/progress-transfer').then(({ openProgressTransfer }) =>
        openProgressTransfer(),
      );
      const transfer = await opened.current.catch((error: unknown) => {
        // The next thing that is done opens it anew.
        opened.current = undefined;
        throw error;
      });
      return await work(transfer);
    } catch (error) {
      setFailure(messageOf(error));
      return undefined;
    } finally {
      setBusy(null);
    }
  }, []);

  return { run, busy, failure };
}
