'use client';

import { useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/toast';
import type { TimelineState } from '@/stores/timeline-contract';
import { refused } from './refused';

/** Asks before the beginning of a timeline is forgotten: the one thing here that cannot be undone. */
export function ForgetDialog({
  store,
  number,
  onClose,
}: {
  readonly store: StoreApi<TimelineState>;
  readonly number: number;
  readonly onClose: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const { first } = store.getState();
  const forget = () => {
    setBusy(true);
    store
      .getState()
      .forgetBefore()
      .then(
        (blobs) =>
          showToast({
            title: 'The steps before this moment are forgotten',
            description:
              blobs === 0
                ? 'They held nothing that is not needed still.'
                : `${blobs} old contents were freed.`,
          }),
        refused,
      )
      .finally(onClose);
  };
  return (
    <Dialog
      role="alertdialog"
      size="sm"
      title="Forget the steps before this moment?"
      isOpen
      onOpenChange={onClose}
      actions={
        <>
          <Button onPress={onClose}>Keep them</Button>
          <Button variant="danger" isPending={busy} onPress={forget}>
            Forget {number - first} steps
          </Button>
        </>
      }
    >
      <p>
        Your files stay as they are, and so does every moment from this one on. The {number - first} steps
        before it cannot be looked at or brought back any more, and the room that they take is freed. This
        cannot be undone.
      </p>
    </Dialog>
  );
}
