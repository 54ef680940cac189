'use client';

import type { ReactNode } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps as AriaMenuProps,
  MenuSection as AriaMenuSection,
  Header,
  MenuTrigger,
  Popover,
  type PopoverProps,
} from 'react-aria-components/Menu';
import { cx } from './cx';
import { Kbd } from './kbd';

export { MenuTrigger };

export interface MenuProps extends Omit<AriaMenuProps<object>, 'className' | 'style'> {
  readonly placement?: PopoverProps['placement'];
}

/** A list of actions in a popover: `<MenuTrigger><Button/><Menu>…</Menu></MenuTrigger>`. */
export function Menu({ placement = 'bottom start', ...props }: MenuProps) {
  return (
    <Popover
      placement={placement}
      offset={4}
      className="fade-in min-w-44 overflow-auto rounded-lg border border-line bg-raised p-1 shadow-overlay"
    >
      <AriaMenu {...props} className="outline-none" />
    </Popover>
  );
}

export interface MenuItemProps extends Omit<AriaMenuItemProps, 'className' | 'style' | 'children'> {
  readonly icon?: ReactNode;
  /** Keys shown at the end, e.g. `Mod+Enter`. */
  readonly shortcut?: string;
  readonly tone?: 'normal' | 'danger';
  readonly children: ReactNode;
}

/** One action. */
export function MenuItem({ icon, shortcut, tone = 'normal', children, ...props }: MenuItemProps) {
  return (
    <AriaMenuItem
      textValue={typeof children === 'string' ? children : undefined}
      {...props}
      className={cx(
        'flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 text-[0.8125rem] outline-none',
        'data-disabled:cursor-not-allowed data-focused:bg-hover data-disabled:opacity-50 forced-colors:data-focused:bg-[Highlight]',
        tone === 'danger' ? 'text-failed' : 'text-ink',
      )}
    >
      {icon ? <span className="flex w-4 justify-center text-ink-muted">{icon}</span> : null}
      <span className="flex-1">{children}</span>
      {shortcut ? <Kbd keys={shortcut} /> : null}
    </AriaMenuItem>
  );
}

/** Actions that belong together, under a title. */
export function MenuSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <AriaMenuSection>
      <Header className="px-2 pt-2 pb-1 font-medium text-ink-faint text-xs">{title}</Header>
      {children}
    </AriaMenuSection>
  );
}
