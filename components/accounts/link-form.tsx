'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { TextField } from '@/components/ui/text-field';
import { type Asked, askServer } from '@/stores/account/ask-server';

export interface LinkFormProps {
  /** `setup` makes the first account; `password` sets the password of an account that is there. */
  readonly purpose: 'setup' | 'password';
}

const PATH = { setup: '/api/v1/setup', password: '/api/v1/token' } as const;
const DOES = { setup: 'Make the account', password: 'Set the password' } as const;
const DONE = {
  setup: 'The account is made, and you are signed in.',
  password: 'The password is set, and you are signed in. All other sessions of this account have ended.',
} as const;

/** What someone fills in who came by a link that is good once; its secret stands after the `#` and goes to no log. */
export function LinkForm({ purpose }: LinkFormProps) {
  const [state, setState] = useState<'asked' | 'sending' | 'done'>('asked');
  const [failure, setFailure] = useState<Extract<Asked<object>, { ok: false }> | null>(null);

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = [...new FormData(event.currentTarget)].filter(([, value]) => value !== '');
    setState('sending');
    setFailure(null);
    const token = window.location.hash.slice(1);
    const asked = await askServer<object>('POST', PATH[purpose], { ...Object.fromEntries(fields), token });
    setState(asked.ok ? 'done' : 'asked');
    // A secret that was used has no business in the address any more.
    if (asked.ok) window.history.replaceState(null, '', window.location.pathname);
    else setFailure(asked);
  };

  if (state === 'done')
    return (
      <Callout role="status" tone="passed" title="Done">
        {DONE[purpose]}
      </Callout>
    );
  const wrong = (name: string) => ({
    isInvalid: failure?.fields[name] !== undefined,
    errorMessage: failure?.fields[name],
  });
  const isOfField =
    failure !== null && ['displayName', 'username', 'password'].some((name) => name in failure.fields);
  return (
    <form onSubmit={send} className="flex max-w-96 flex-col gap-5" noValidate>
      {purpose === 'setup' ? (
        <TextField name="displayName" label="Your name" autoComplete="name" {...wrong('displayName')} />
      ) : null}
      <TextField
        name="username"
        label="Name to sign in by"
        autoComplete="username"
        description={
          purpose === 'password' ? 'Only if your account has none yet.' : 'Letters, digits, dots and dashes.'
        }
        {...wrong('username')}
      />
      <TextField
        name="password"
        type="password"
        label="Password"
        autoComplete="new-password"
        description="8 characters or more; a sentence is best."
        {...wrong('password')}
      />
      {failure !== null && !isOfField ? (
        <Callout role="alert" tone="failed" title="That did not work">
          {failure.message}
        </Callout>
      ) : null}
      <Button type="submit" variant="primary" isPending={state === 'sending'} className="self-start">
        {DOES[purpose]}
      </Button>
    </form>
  );
}
