'use client';

import { type ReactNode, useState } from 'react';
import { ConfirmContext } from './confirm-context';
import { ConfirmDialog } from './confirm-dialog';

/** Gives all inside of it a way to ask once more who it is, which the server wants for what reveals or hands over much. */
export function ConfirmHost({ children }: { children: ReactNode }) {
  const [answer, setAnswer] = useState<((given: boolean) => void) | null>(null);
  const ask = () => new Promise<boolean>((resolve) => setAnswer(() => resolve));
  const end = (given: boolean) => {
    answer?.(given);
    setAnswer(null);
  };
  return (
    <ConfirmContext value={ask}>
      {children}
      {answer === null ? null : <ConfirmDialog onEnd={end} />}
    </ConfirmContext>
  );
}
