'use client';

import { useEffect, useState } from 'react';
import { byteWords } from './words';

interface Use {
  readonly used: number;
  readonly allowed: number;
  readonly persistent: boolean;
}

async function measure(): Promise<Use | null> {
  if (!navigator.storage?.estimate) return null;
  const [{ usage = 0, quota = 0 }, persistent] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  return { used: usage, allowed: quota, persistent };
}

/** How much of the browser's storage is used, and whether the browser may clear it by itself. `changes` measures anew. */
export function StorageUse({ changes }: { changes: number }) {
  const [use, setUse] = useState<Use | null>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of `changes` asks for a new measurement
  useEffect(() => {
    let left = false;
    measure().then(
      (measured) => {
        if (!left) setUse(measured);
      },
      () => setUse(null),
    );
    return () => {
      left = true;
    };
  }, [changes]);
  if (use === undefined) return <p className="text-ink-muted text-sm">Measuring…</p>;
  if (use === null)
    return <p className="text-ink-muted text-sm">This browser does not say how much is used.</p>;
  return (
    <p className="text-ink-muted text-sm leading-5">
      {byteWords(use.used)} used of {byteWords(use.allowed)} that the browser allows.{' '}
      {use.persistent
        ? 'The browser keeps it until you clear it.'
        : 'The browser may clear it when space runs low: export now and then.'}
    </p>
  );
}
