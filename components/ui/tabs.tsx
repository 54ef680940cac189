'use client';

import type { ReactNode } from 'react';
import {
  Tab as AriaTab,
  TabList as AriaTabList,
  type TabListProps as AriaTabListProps,
  TabPanel as AriaTabPanel,
  type TabPanelProps as AriaTabPanelProps,
  type TabProps as AriaTabProps,
  Tabs as AriaTabs,
  type TabsProps as AriaTabsProps,
} from 'react-aria-components/Tabs';
import { cx } from './cx';

type Styled<Props> = Omit<Props, 'className' | 'style'> & { readonly className?: string };

/** A set of panels of which one is shown. */
export function Tabs({ className, ...props }: Styled<AriaTabsProps>) {
  return <AriaTabs {...props} className={cx('flex min-h-0 flex-col', className)} />;
}

/** The row of tabs; give it an `aria-label`. */
export function TabList({ className, ...props }: Styled<AriaTabListProps<object>>) {
  return (
    <AriaTabList
      {...props}
      className={cx('flex shrink-0 items-stretch gap-1 overflow-x-auto border-line border-b px-2', className)}
    />
  );
}

/** One tab; its `id` is that of its panel. */
export function Tab({
  className,
  ...props
}: Styled<Omit<AriaTabProps, 'children'>> & { readonly children: ReactNode }) {
  return (
    <AriaTab
      {...props}
      className={cx(
        '-mb-px relative flex h-9 cursor-pointer select-none items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 px-2.5 text-[0.8125rem] text-ink-muted',
        'hover:text-ink data-selected:border-accent data-selected:font-medium data-selected:text-ink',
        'data-disabled:cursor-not-allowed data-disabled:opacity-50 data-focus-visible:-outline-offset-2 forced-colors:data-selected:text-[Highlight]',
        className,
      )}
    />
  );
}

/** What a tab shows. */
export function TabPanel({ className, ...props }: Styled<AriaTabPanelProps>) {
  return (
    <AriaTabPanel
      {...props}
      className={cx('min-h-0 flex-1 data-focus-visible:-outline-offset-2', className)}
    />
  );
}
