'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Setting } from '@/components/shell/settings/settings-section';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import type { Me } from '@/contracts/api/accounts';
import { signInByRecoveryCode } from '@/stores/account/account';
import { type Asked, askServer } from '@/stores/account/ask-server';
import { rememberSignedIn } from '@/stores/account/signed-in';
import { FormFailure } from './form-failure';

/** Erasing one's account: what goes, what stays, and the proof that it is oneself who asks. */
export function EraseAccount({ me }: { readonly me: Me }) {
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Setting
        title="Erase your account"
        about="Takes your name off everything. What you handed in stays in its classes as that of a former member."
      >
        <Button variant="danger" onPress={() => setAsked(true)}>
          Erase
        </Button>
      </Setting>
      {isAsked ? <EraseDialog me={me} onClose={() => setAsked(false)} /> : null}
    </>
  );
}

function EraseDialog({ me, onClose }: { readonly me: Me; readonly onClose: () => void }) {
  const router = useRouter();
  const [secret, setSecret] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const erase = async () => {
    setBusy(true);
    setFailure(null);
    const confirmed: Asked<{ readonly me?: Me | null }> = me.hasPassword
      ? await askServer<object>('POST', '/api/v1/session/confirm', { password: secret })
      : await signInByRecoveryCode(secret);
    if (confirmed.ok && confirmed.value.me && confirmed.value.me.id !== me.id) {
      setBusy(false);
      return setFailure('This code is of another account, which is signed in now. Nothing was erased.');
    }
    const asked = confirmed.ok ? await askServer<object>('DELETE', '/api/v1/account') : confirmed;
    setBusy(false);
    if (!asked.ok) return setFailure(asked.fields.password ?? asked.message);
    rememberSignedIn(null);
    router.push('/');
  };
  return (
    <ActionDialog
      title="Erase your account?"
      action="Erase it"
      isDanger
      isReady={secret !== ''}
      isPending={isBusy}
      onAction={() => void erase()}
      onClose={onClose}
    >
      <ul className="list-disc space-y-1 ps-5">
        <li>Your name, your ways to sign in and the log of what you did are erased at once.</li>
        <li>What you handed in and your grades stay in the class, as those of a former member.</li>
        <li>Backups that the operator keeps have it until they are deleted.</li>
        <li>What lies in this browser stays; it is yours.</li>
      </ul>
      <p className="my-3">This cannot be taken back. Export first if you want to keep anything.</p>
      <TextField
        label={me.hasPassword ? 'Your password' : 'Your recovery code'}
        type={me.hasPassword ? 'password' : 'text'}
        autoComplete={me.hasPassword ? 'current-password' : 'off'}
        value={secret}
        onChange={setSecret}
        {...(me.hasPassword ? {} : { description: 'Without it, make a new one first: under “Signing in”.' })}
      />
      <div className="mt-3">
        <FormFailure message={failure} />
      </div>
    </ActionDialog>
  );
}
