'use client';

import { useRouter } from 'next/navigation';
import { useContext, useState } from 'react';
import { Setting } from '@/components/shell/settings/settings-section';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Button } from '@/components/ui/button';
import { askServer } from '@/stores/account/ask-server';
import { rememberSignedIn } from '@/stores/account/signed-in';
import { ConfirmContext } from './confirm-context';
import { FormFailure } from './form-failure';

/** Erasing one's account: what goes, what stays, and the proof that it is oneself who asks. */
export function EraseAccount() {
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
      {isAsked ? <EraseDialog onClose={() => setAsked(false)} /> : null}
    </>
  );
}

function EraseDialog({ onClose }: { readonly onClose: () => void }) {
  const router = useRouter();
  const confirm = useContext(ConfirmContext);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const erase = async () => {
    // Also of somebody who gave a proof a moment ago: this cannot be taken back.
    if (!(await confirm())) return;
    setBusy(true);
    setFailure(null);
    const asked = await askServer<object>('DELETE', '/api/v1/account');
    setBusy(false);
    if (!asked.ok) return setFailure(asked.message);
    rememberSignedIn(null);
    router.push('/');
  };
  return (
    <ActionDialog
      title="Erase your account?"
      action="Erase it"
      isDanger
      isReady
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
      <FormFailure message={failure} />
    </ActionDialog>
  );
}
