'use client';

import { Button } from '@/components/ui/button';
import type { Backups } from './use-transfer';
import { keptWords } from './words';

/** What was replaced or erased and can still be brought back. */
export function UndoList({ backups, onUndo }: { backups: Backups; onUndo: (id: string) => void }) {
  if (backups.length === 0) return null;
  return (
    <div>
      <p className="font-medium text-ink text-sm">Can be brought back</p>
      <ul className="mt-1 flex flex-col">
        {backups.map(({ id, at, slugs, projects }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-line border-b py-2 text-sm last:border-b-0"
          >
            <span className="text-ink-muted">
              {new Date(at).toLocaleString()}: {keptWords(slugs, projects)}
            </span>
            <Button size="sm" onPress={() => onUndo(id)}>
              Bring back
              <span className="sr-only"> what was here on {new Date(at).toLocaleString()}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
