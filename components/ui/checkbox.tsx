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
  /** The label; without one give it an `aria-label`. */
  readonly children?: ReactNode;
}

/** Something that is taken or not, to be sent with the rest. */
export function Checkbox({ className, children, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...props}
      className={cx(
        'group flex cursor-pointer items-start gap-2 text-ink text-sm data-disabled:cursor-not-allowed data-disabled:opacity-50',
        className,
      )}
    >
      {({ isIndeterminate }) => (
        <>
          <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded border border-line-strong bg-surface text-on-accent group-data-focus-visible:outline-2 group-data-focus-visible:outline-accent group-data-focus-visible:outline-offset-2 group-data-indeterminate:border-accent group-data-selected:border-accent group-data-indeterminate:bg-accent group-data-selected:bg-accent forced-colors:group-data-selected:bg-[Highlight]">
            {isIndeterminate ? (
              <Minus aria-hidden size={12} strokeWidth={3} />
            ) : (
              <Check
                aria-hidden
                size={12}
                strokeWidth={3}
                className="invisible group-data-selected:visible"
              />
            )}
          </span>
          {children === undefined ? null : <span className="min-w-0 leading-5">{children}</span>}
        </>
      )}
    </AriaCheckbox>
  );
}
