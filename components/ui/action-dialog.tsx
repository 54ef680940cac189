'use client';

import type { ReactNode } from 'react';
import { Button } from './button';
import { Dialog, type DialogProps } from './dialog';

export interface ActionDialogProps extends Pick<DialogProps, 'title' | 'size'> {
  /** What the button says that does it. */
  readonly action: string;
  readonly isDanger?: boolean;
  /** Whether it can be done now. */
  readonly isReady: boolean;
  /** Whether it is being done. */
  readonly isPending?: boolean;
  /** What the way out is called; default "Cancel". */
  readonly cancel?: string;
  readonly onAction: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A window for one act, open for as long as it is there: what the act needs, a way out, and the button that does it. */
export function ActionDialog({
  title,
  size,
  action,
  isDanger = false,
  isReady,
  isPending = false,
  cancel = 'Cancel',
  onAction,
  onClose,
  children,
}: ActionDialogProps) {
  return (
    <Dialog
      title={title}
      {...(size && { size })}
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      actions={
        <>
          <Button onPress={onClose}>{cancel}</Button>
          <Button
            variant={isDanger ? 'danger' : 'primary'}
            isPending={isPending}
            isDisabled={!isReady}
            onPress={onAction}
          >
            {action}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
