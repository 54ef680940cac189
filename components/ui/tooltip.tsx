'use client';

import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';

export interface TooltipProps {
  /** A few words; never the only place where something important is said. */
  readonly content: ReactNode;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
  /** A focusable element of react-aria-components, such as `Button`. */
  readonly children: ReactNode;
}

/** Words beside a control on hover and focus; Escape puts them away. */
export function Tooltip({ content, placement = 'top', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip
        placement={placement}
        offset={6}
        className="fade-in max-w-72 rounded-md border border-line bg-raised px-2 py-1 text-ink text-xs shadow-raised"
      >
        {content}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
