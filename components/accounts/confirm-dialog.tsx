'use client';

import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { TextField } from '@/components/ui/text-field';
import type { Me } from '@/contracts/api/accounts';
import type { SessionAnswer } from '@/contracts/api/learner';
import { type Asked, askServer } from '@/stores/account/ask-server';
import { signPasskey } from '@/stores/account/passkeys';
import { useServer } from './use-server';

const CONFIRM = '/api/v1/session/confirm';

/** Asks for what proves once more who one is: the password, or a recovery code where there is none, or a passkey. */
export function ConfirmDialog({ onEnd }: { readonly onEnd: (given: boolean) => void }) {
  const { asked: session } = useServer<SessionAnswer>('/api/v1/session');
  const me = session?.ok ? session.value.me : null;
  const [secret, setSecret] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);

  const prove = async (work: () => Promise<Asked<object>>) => {
    setPending(true);
    setWrong(null);
    const asked = await work();
    setPending(false);
    if (asked.ok) onEnd(true);
    else setWrong(Object.values(asked.fields)[0] ?? asked.message);
  };
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    void prove(() =>
      askServer<object>('POST', CONFIRM, { [me?.hasPassword ? 'password' : 'recoveryCode']: secret }),
    );
  };
  const proveByPasskey = () =>
    void prove(async () => {
      const passkey = await signPasskey();
      return passkey.ok ? askServer<object>('POST', CONFIRM, { passkey: passkey.value }) : passkey;
    });

  return (
    <ActionDialog
      title={me?.hasPassword ? 'Enter your password' : 'Show that it is you'}
      size="sm"
      action="Go on"
      isReady={secret !== ''}
      isPending={isPending}
      onAction={() => send()}
      onClose={() => onEnd(false)}
    >
      {me === null ? (
        <Spinner />
      ) : (
        <form onSubmit={send} className="flex flex-col gap-4">
          {me.hasPasskey ? (
            <Button onPress={proveByPasskey} isDisabled={isPending} className="self-start">
              <KeyRound aria-hidden size={16} /> Use a passkey
            </Button>
          ) : null}
          <SecretField me={me} value={secret} onChange={setSecret} wrong={wrong} />
        </form>
      )}
    </ActionDialog>
  );
}

function SecretField({
  me: { hasPassword, hasPasskey },
  value,
  onChange,
  wrong,
}: {
  readonly me: Me;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly wrong: string | null;
}) {
  return (
    <TextField
      label={hasPassword ? 'Password' : 'Recovery code'}
      type={hasPassword ? 'password' : 'text'}
      autoComplete={hasPassword ? 'current-password' : 'off'}
      autoFocus={!hasPasskey}
      description={
        hasPassword || hasPasskey
          ? 'This needs a proof from the last ten minutes.'
          : 'It stays good. Without one, make a new one first: on your account, under “Signing in”.'
      }
      value={value}
      onChange={onChange}
      isInvalid={wrong !== null}
      {...(wrong !== null && { errorMessage: wrong })}
    />
  );
}
