'use client';

import { useState } from 'react';
import { messageOf } from '@/engine/core/errors';

/** Starts work that may be refused (nothing saved, nothing to run) and keeps what was said about the refusal. */
export function useStartRun(run: () => Promise<unknown>): {
  readonly start: () => void;
  readonly failure: string | null;
} {
  const [failure, setFailure] = useState<string | null>(null);
  const start = () => {
    setFailure(null);
    run().catch((thrown: unknown) => setFailure(messageOf(thrown)));
  };
  return { start, failure };
}
