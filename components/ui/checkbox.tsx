'use client';

import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
} from 'react-aria-components/Checkbox';
import { cx } from './cx';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children'> {
  readonly className?: string;
  /** The label. */
  readonly children: ReactNode;
}

/** A choice that is taken or not. */
export function Checkbox({ className, children, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...props}
      className={cx(
        'group flex cursor-pointer items-start gap-2 text-ink text-sm data-disabled:opacity-50',
        className,
      )}
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded border border-line-strong bg-surface text-on-accent group-data-focus-visible:outline-2 group-data-focus-visible:outline-accent group-data-focus-visible:outline-offset-2 group-data-indeterminate:border-accent group-data-selected:border-accent group-data-indeterminate:bg-accent group-data-selected:bg-accent">
            {isIndeterminate ? <Minus aria-hidden size={12} strokeWidth={3} /> : null}
            {isSelected && !isIndeterminate ? <Check aria-hidden size={12} strokeWidth={3} /> : null}
          </span>
          <span>{children}</span>
        </>
      )}
    </AriaCheckbox>
  );
}
