'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { cx } from './cx';
import { IconButton } from './icon-button';

const WIDTHS = { sm: 'max-w-md', md: 'max-w-xl', lg: 'max-w-4xl' } as const;

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** `alertdialog` for a question that must be answered. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly size?: keyof typeof WIDTHS;
  /** A press outside closes it; default true, false for an `alertdialog`. */
  readonly isDismissable?: boolean;
  /** The buttons at the foot. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A window over the page that holds the focus until it is closed; Escape closes it. */
export function Dialog({
  title,
  isOpen,
  onOpenChange,
  role = 'dialog',
  size = 'md',
  isDismissable = role === 'dialog',
  actions,
  children,
}: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={isDismissable}
      className="fade-in fixed inset-0 z-50 flex items-start justify-center overflow-y-auto bg-scrim px-4 py-[8vh]"
    >
      <Modal className={cx('w-full', WIDTHS[size])}>
        <AriaDialog
          role={role}
          className="rise-in flex max-h-[84vh] flex-col rounded-xl border border-line bg-raised shadow-overlay outline-none"
        >
          <header className="flex shrink-0 items-center justify-between gap-4 py-3 ps-5 pe-3">
            <Heading slot="title" className="font-semibold text-base text-ink">
              {title}
            </Heading>
            <IconButton label="Close" size="sm" onPress={() => onOpenChange(false)}>
              <X aria-hidden size={16} />
            </IconButton>
          </header>
          <div className="min-h-0 overflow-y-auto px-5 pb-5 text-ink text-sm leading-6">{children}</div>
          {actions ? (
            <footer className="flex shrink-0 flex-wrap justify-end gap-2 border-line border-t px-5 py-3">
              {actions}
            </footer>
          ) : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
