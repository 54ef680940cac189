'use client';

import { Disclosure } from '@/components/ui/disclosure';
import type { CellNote } from '@/contracts/api/gradebook';
import { useThisClass } from '../../class-context';
import { inZone } from '../../data/moment';

/** What was done about a cell by hand, and when. */
export function NoteList({ notes }: { notes: readonly CellNote[] }) {
  const { timeZone } = useThisClass();
  if (notes.length === 0) return null;
  return (
    <Disclosure title="What was done by hand" aside={notes.length}>
      <ul className="flex flex-col gap-2">
        {notes.map((note) => (
          <li key={`${note.at} ${note.action}`}>
            <span className="text-ink-muted tabular-nums">{inZone(note.at, timeZone)}</span>{' '}
            {note.by ?? 'Somebody'} {wordsOf(note)}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function wordsOf({ action, detail }: CellNote): string {
  const reason = typeof detail.reason === 'string' && detail.reason !== '' ? `: “${detail.reason}”` : '';
  if (action === 'overrides.set')
    return `${detail.isExcused ? 'excused them' : 'made an exception'}${reason}`;
  if (detail.points === null) return `took a grade back that was set by hand${reason}`;
  return `set ${String(detail.points)} points${reason}`;
}
