'use client';

import type { ReactNode } from 'react';
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components/Switch';
import { cx } from './cx';

export interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'style' | 'children'> {
  readonly description?: ReactNode;
  readonly className?: string;
  /** The label. */
  readonly children: ReactNode;
}

/** Something that is on or off at once. */
export function Switch({ description, className, children, ...props }: SwitchProps) {
  return (
    <AriaSwitch
      {...props}
      className={cx(
        'group flex cursor-pointer items-start gap-3 text-ink text-sm data-disabled:opacity-50',
        className,
      )}
    >
      <span className="mt-0.5 flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-sunken px-0.5 transition-colors duration-(--motion-fast) group-data-focus-visible:outline-2 group-data-focus-visible:outline-accent group-data-focus-visible:outline-offset-2 group-data-selected:border-accent group-data-selected:bg-accent forced-colors:group-data-selected:bg-[Highlight]">
        <span className="size-3.5 rounded-full bg-line-strong transition-transform duration-(--motion-fast) group-data-selected:translate-x-4 group-data-selected:bg-on-accent forced-colors:bg-[ButtonText]" />
      </span>
      <span className="flex flex-col">
        <span className="font-medium leading-6">{children}</span>
        {description ? <span className="text-ink-muted text-xs leading-4">{description}</span> : null}
      </span>
    </AriaSwitch>
  );
}
