'use client';

import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { focusIfLost } from './focus-if-lost';

export interface ViewHeadProps {
  /** Where the way back leads: "All runs". */
  readonly back: string;
  readonly onBack: () => void;
  readonly title: string;
  /** Behind the title. */
  readonly children?: ReactNode;
}

/** The head of a view that was opened inside a panel: the way back, and what is shown. It takes a focus that was lost on the way. */
export function ViewHead({ back, onBack, title, children }: ViewHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => focusIfLost(heading.current), []);
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-b px-3 py-2">
      <Button size="sm" variant="quiet" onPress={onBack}>
        <ArrowLeft aria-hidden size={14} />
        {back}
      </Button>
      <h2
        ref={heading}
        tabIndex={-1}
        title={title}
        className="min-w-0 truncate rounded-sm font-medium text-ink text-sm"
      >
        {title}
      </h2>
      {children}
    </div>
  );
}
