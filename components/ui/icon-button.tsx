'use client';

import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { type ButtonSize, type ButtonVariant, iconButtonClass } from './button-class';
import { cx } from './cx';
import { Kbd } from './kbd';
import { Spinner } from './spinner';
import { Tooltip, type TooltipProps } from './tooltip';

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'aria-label'> {
  /** The accessible name, also shown as a tooltip. */
  readonly label: string;
  /** Keys shown in the tooltip, e.g. `Mod+Enter`. */
  readonly shortcut?: string;
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly placement?: TooltipProps['placement'];
  readonly className?: string;
  /** The icon. */
  readonly children: ReactNode;
}

/** A square button with an icon, a name and a tooltip. */
export function IconButton({
  label,
  shortcut,
  variant = 'quiet',
  size = 'md',
  placement,
  className,
  children,
  ...props
}: IconButtonProps) {
  const content = (
    <span className="flex items-center gap-2">
      {label}
      {shortcut ? <Kbd keys={shortcut} /> : null}
    </span>
  );
  return (
    <Tooltip content={content} placement={placement}>
      <AriaButton {...props} aria-label={label} className={cx(iconButtonClass(variant, size), className)}>
        {props.isPending ? <Spinner /> : children}
      </AriaButton>
    </Tooltip>
  );
}
