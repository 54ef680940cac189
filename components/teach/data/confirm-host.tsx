'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { TextField } from '@/components/ui/text-field';
import { askServer } from '@/stores/account/ask-server';
import { ConfirmContext } from './confirm-context';

/** Gives all inside of it a way to ask for the password, which the server wants for what reveals or hands over much. */
export function ConfirmHost({ children }: { children: ReactNode }) {
  const [answer, setAnswer] = useState<((given: boolean) => void) | null>(null);
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [isPending, setPending] = useState(false);

  const ask = () =>
    new Promise<boolean>((resolve) => {
      setPassword('');
      setWrong(undefined);
      setAnswer(() => resolve);
    });
  const end = (given: boolean) => {
    answer?.(given);
    setAnswer(null);
  };
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    setPending(true);
    const asked = await askServer<object>('POST', '/api/v1/session/confirm', { password });
    setPending(false);
    if (asked.ok) end(true);
    else setWrong(asked.fields.password ?? asked.message);
  };

  return (
    <ConfirmContext value={ask}>
      {children}
      {answer === null ? null : (
        <ActionDialog
          title="Enter your password"
          size="sm"
          action="Go on"
          isReady={password !== ''}
          isPending={isPending}
          onAction={() => void send()}
          onClose={() => end(false)}
        >
          <form onSubmit={(event) => void send(event)}>
            <TextField
              label="Password"
              type="password"
              autoComplete="current-password"
              autoFocus
              description="This needs a password that was given in the last ten minutes."
              value={password}
              onChange={setPassword}
              isInvalid={wrong !== undefined}
              {...(wrong && { errorMessage: wrong })}
            />
          </form>
        </ActionDialog>
      )}
    </ConfirmContext>
  );
}
