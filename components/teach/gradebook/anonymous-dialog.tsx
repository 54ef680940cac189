'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import type { AnonymousAnswer, GradebookColumn } from '@/contracts/api/gradebook';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { Failed } from '../data/failed';
import { Loaded } from '../data/loaded';
import { useAct } from '../data/use-act';
import { useServer } from '../data/use-server';
import { useLeads } from '../use-leads';
import { CellDialog } from './cell/cell-dialog';
import { cellWords, lookOf } from './cell-words';

/** Everybody of a column under another name, to be graded, and the way to their names. */
export function AnonymousDialog({ column, onClose }: { column: GradebookColumn; onClose: () => void }) {
  const { id } = useThisClass();
  const leads = useLeads();
  const people = useServer<AnonymousAnswer>(`${classPath(id)}/assignments/${column.id}/anonymous`);
  const [open, setOpen] = useState<number | null>(null);
  const { act, isPending, failure } = useAct();
  const reveal = async () => {
    const ask = () => askServer<object>('POST', `${classPath(id)}/assignments/${column.id}/reveal`, {});
    // The gradebook alone: of this list there is no more to be read.
    const done = await act(ask, {
      changes: `${classPath(id)}/gradebook`,
      said: `The names of ${column.title} are shown`,
    });
    if (done !== null) onClose();
  };
  const all = people.data?.people ?? [];
  const shown = open === null ? undefined : all[open];
  if (shown !== undefined && open !== null)
    return (
      <CellDialog
        key={shown.key}
        assignmentId={column.id}
        person={shown.key}
        onStep={(by) => setOpen(open + by)}
        hasBefore={open > 0}
        hasAfter={open < all.length - 1}
        onClose={() => setOpen(null)}
      />
    );
  return (
    <Dialog
      title={`${column.contentId} ${column.title}, without names`}
      isOpen
      onOpenChange={onClose}
      actions={
        leads ? (
          <Button variant="danger" isPending={isPending} onPress={() => void reveal()}>
            Show the names
          </Button>
        ) : undefined
      }
    >
      <Callout className="mb-3">
        Each learner has another name here, which stays the same for this work. Showing the real ones is
        written down, with who did it, and cannot be taken back for what was seen.
      </Callout>
      <Failed failure={failure} />
      <Loaded of={people} what="the list">
        {() => (
          <ul className="divide-y divide-line">
            {all.map(({ key, name, cell }, index) => {
              const look = lookOf(cell, false);
              return (
                <li key={key}>
                  <button
                    type="button"
                    aria-label={cellWords(name, { ...column, isHidden: false }, cell)}
                    className="flex w-full cursor-pointer items-center justify-between gap-3 rounded-md px-2 py-2 text-start hover:bg-hover"
                    onClick={() => setOpen(index)}
                  >
                    <span className="font-medium">{name}</span>
                    <span className="text-ink-muted tabular-nums">
                      {look.text}
                      <sup>{look.signs}</sup>
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
    </Dialog>
  );
}
