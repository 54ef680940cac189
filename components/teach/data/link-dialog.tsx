'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { CopyButton } from './copy-button';
import { fromNow } from './moment';

export interface LinkDialogProps {
  readonly title: string;
  /** On this host. */
  readonly path: string;
  readonly expiresAt: string;
  readonly onClose: () => void;
}

/** A link that is good once and shown once. */
export function LinkDialog({ title, path, expiresAt, onClose }: LinkDialogProps) {
  const link = `${window.location.origin}${path}`;
  return (
    <Dialog
      title={title}
      isOpen
      onOpenChange={onClose}
      isDismissable={false}
      actions={
        <>
          <CopyButton text={link} label="Copy the link" />
          <Button variant="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <p>
        Hand it to them yourself: whoever opens it becomes them. It works once, ends{' '}
        {fromNow(expiresAt, Date.now())}, and is not shown again.
      </p>
      <p className="mt-3 select-all break-all rounded-md border border-line bg-sunken px-3 py-2 font-mono text-xs">
        {link}
      </p>
    </Dialog>
  );
}
