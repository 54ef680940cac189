'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { TextField } from '@/components/ui/text-field';
import { showToast } from '@/components/ui/toast';
import type { Me } from '@/contracts/api/accounts';
import { askServer } from '@/stores/account/ask-server';
import { faultOf, type Refused, restOf } from './field-faults';
import { FormFailure } from './form-failure';
import { useConfirmed } from './use-confirmed';

const FIELDS = ['username', 'password', 'currentPassword'] as const;

/** A name and a password to sign in by: to be had, or to be changed. */
export function PasswordSettings({
  me,
  onChanged,
}: {
  readonly me: Me;
  readonly onChanged: () => Promise<unknown>;
}) {
  const confirmed = useConfirmed();
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = [...new FormData(form)].filter(([, value]) => value !== '');
    setSending(true);
    setRefused(null);
    const asked = await confirmed(() =>
      askServer<object>('PATCH', '/api/v1/account', Object.fromEntries(fields)),
    );
    if (asked.ok) {
      form.reset();
      await onChanged();
      showToast({
        tone: 'passed',
        title: me.hasPassword ? 'Password changed' : 'Password set',
        description: 'All your other sessions have ended.',
      });
    } else setRefused(asked);
    setSending(false);
  };
  return (
    <Disclosure
      title={me.hasPassword ? `Name and password: ${me.username}` : 'Choose a name and a password'}
      defaultOpen={false}
    >
      <form onSubmit={send} noValidate className="flex max-w-80 flex-col gap-4 py-1">
        {me.hasPassword ? null : (
          <p className="text-ink-muted leading-5">
            With a name and a password you need no recovery code to get in.
          </p>
        )}
        <TextField
          name="username"
          label="Name to sign in by"
          defaultValue={me.username ?? ''}
          autoComplete="username"
          description="Letters, digits, dots and dashes."
          {...faultOf(refused, 'username')}
        />
        {me.hasPassword ? (
          <TextField
            name="currentPassword"
            type="password"
            label="Password that you have now"
            autoComplete="current-password"
            {...faultOf(refused, 'currentPassword')}
          />
        ) : null}
        <TextField
          name="password"
          type="password"
          label={me.hasPassword ? 'New password' : 'Password'}
          autoComplete="new-password"
          description="8 characters or more; a sentence is best."
          {...faultOf(refused, 'password')}
        />
        <FormFailure message={restOf(refused, FIELDS)} />
        <Button type="submit" isPending={isSending} className="self-start">
          {me.hasPassword ? 'Change' : 'Set them'}
        </Button>
      </form>
    </Disclosure>
  );
}
