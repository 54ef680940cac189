'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { showToast } from '@/components/ui/toast';
import type { Me } from '@/contracts/api/accounts';
import { askServer } from '@/stores/account/ask-server';
import { faultOf, type Refused, restOf } from './field-faults';
import { FormFailure } from './form-failure';

/** The name that one's classes show. */
export function DisplayNameForm({
  me,
  onChanged,
}: {
  readonly me: Me;
  readonly onChanged: () => Promise<unknown>;
}) {
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const displayName = String(new FormData(event.currentTarget).get('displayName'));
    setSending(true);
    setRefused(null);
    const asked = await askServer<object>('PATCH', '/api/v1/account', { displayName });
    if (asked.ok) {
      await onChanged();
      showToast({ tone: 'passed', title: 'Name changed' });
    } else setRefused(asked);
    setSending(false);
  };
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-3">
      <div className="flex max-w-md flex-wrap items-end gap-3">
        <TextField
          name="displayName"
          label="Your name in classes"
          defaultValue={me.displayName}
          autoComplete="name"
          maxLength={100}
          className="min-w-48 flex-1"
          {...faultOf(refused, 'displayName')}
        />
        <Button type="submit" isPending={isSending}>
          Change
        </Button>
      </div>
      <FormFailure message={restOf(refused, ['displayName'])} />
    </form>
  );
}
