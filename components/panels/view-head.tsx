'use client';

import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';

export interface ViewHeadProps {
  /** Where the way back leads: "All runs". */
  readonly back: string;
  readonly onBack: () => void;
  readonly title: string;
  /** Behind the title. */
  readonly children?: ReactNode;
}

/** The head of a view that was opened inside a panel: the way back, and what is shown. */
export function ViewHead({ back, onBack, title, children }: ViewHeadProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-b px-3 py-2">
      <Button size="sm" variant="quiet" onPress={onBack}>
        <ArrowLeft aria-hidden size={14} />
        {back}
      </Button>
      <h3 className="min-w-0 truncate font-medium text-ink text-sm">{title}</h3>
      {children}
    </div>
  );
}
