'use client';

import { ChevronDown, ChevronRight } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { PipelineView } from '@/engine/versioning/dvc/views/pipeline-view';
import { groupKey } from './graph-model';

export interface GroupBarProps {
  readonly view: PipelineView;
  readonly opened: ReadonlySet<string>;
  readonly onToggle: (group: string) => void;
}

/** The `foreach` and `matrix` stages, each to be drawn as one box or one by one; nothing where there are none. */
export function GroupBar({ view, opened, onToggle }: GroupBarProps) {
  const groups = new Map<string, { readonly name: string; readonly many: number }>();
  for (const node of view.nodes)
    if (node.group !== null)
      groups.set(groupKey(node), { name: node.group, many: (groups.get(groupKey(node))?.many ?? 0) + 1 });
  if (groups.size === 0) return null;
  return (
    <div className="flex flex-wrap gap-1 px-3 py-1">
      {[...groups].map(([key, { name, many }]) => {
        const isOpen = opened.has(key);
        const Sign = isOpen ? ChevronDown : ChevronRight;
        return (
          <Button key={key} size="sm" variant="quiet" aria-expanded={isOpen} onPress={() => onToggle(key)}>
            <Sign aria-hidden size={13} /> {name} ({many})
          </Button>
        );
      })}
    </div>
  );
}
