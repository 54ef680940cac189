'use client';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { DraftRemark } from './commands';
import { Prose } from './prose';

/** A remark that waits for the review to be sent. */
export function DraftNote({
  draft,
  onRemove,
}: {
  readonly draft: DraftRemark;
  readonly onRemove: () => void;
}) {
  return (
    <div className="rounded-md border border-accent/30 bg-surface px-3 py-2">
      <p className="flex items-center gap-2 text-xs">
        <Badge tone="accent">not sent yet</Badge>
        <Button size="sm" variant="quiet" onPress={onRemove}>
          Discard<span className="sr-only"> the remark on line {draft.line}</span>
        </Button>
      </p>
      <Prose text={draft.text} className="leading-5" />
    </div>
  );
}
