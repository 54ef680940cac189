'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { askServer } from '@/stores/account/ask-server';

export interface RevokeButtonProps {
  readonly id: string;
  readonly onRevoked: () => Promise<unknown>;
}

/** Revokes a certificate, after asking once more. */
export function RevokeButton({ id, onRevoked }: RevokeButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const revoke = async () => {
    setPending(true);
    const asked = await askServer<object>('DELETE', `/api/v1/certificates/${id}`);
    setPending(false);
    if (!asked.ok) return setFailure(asked.message);
    setOpen(false);
    await onRevoked();
  };
  return (
    <>
      <Button size="sm" variant="quiet" onPress={() => setOpen(true)}>
        Revoke
      </Button>
      {isOpen ? (
        <ActionDialog
          title="Revoke the certificate?"
          size="sm"
          action="Revoke it"
          isReady
          isPending={isPending}
          cancel="Keep it"
          onAction={() => void revoke()}
          onClose={() => setOpen(false)}
        >
          <p>Its address will say that it was revoked, and show neither your name nor what you passed.</p>
          {failure === null ? null : (
            <Callout tone="failed" role="alert" className="mt-3">
              {failure}
            </Callout>
          )}
        </ActionDialog>
      ) : null}
    </>
  );
}
