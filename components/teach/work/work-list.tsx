'use client';

import { useState } from 'react';
import type { AssignmentInfo } from '@/contracts/api/teach';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { Failed } from '../data/failed';
import { useAct } from '../data/use-act';
import { EditWorkDialog } from './edit-work-dialog';
import { RemoveWorkDialog } from './remove-work-dialog';
import { WorkRow } from './work-row';

export interface WorkListProps {
  readonly assignments: readonly AssignmentInfo[];
  /** Milliseconds since the Unix epoch, by the server's clock. */
  readonly now: number;
  readonly leads: boolean;
}

/** The pieces of work, which those who lead the class can put into another order. */
export function WorkList({ assignments, now, leads }: WorkListProps) {
  const { id } = useThisClass();
  const [editing, setEditing] = useState<AssignmentInfo | null>(null);
  const [removing, setRemoving] = useState<AssignmentInfo | null>(null);
  const [moved, setMoved] = useState('');
  const { act, isPending, failure } = useAct();

  const move = async (from: number, to: number) => {
    if (isPending || to < 0 || to >= assignments.length) return;
    const order = assignments.map((work) => work.id);
    order.splice(to, 0, ...order.splice(from, 1));
    const ask = () => askServer<object>('PUT', `${classPath(id)}/assignments`, { assignmentIds: order });
    if ((await act(ask, { changes: `${classPath(id)}/assignments` })) !== null)
      setMoved(`${assignments[from]!.title} is now ${to + 1} of ${assignments.length}.`);
  };
  const release = (work: AssignmentInfo, isReleased: boolean) =>
    act(() => askServer<object>('PATCH', `${classPath(id)}/assignments/${work.id}`, { isReleased }), {
      changes: classPath(id),
      said: isReleased
        ? `Learners see the feedback on ${work.title}`
        : `The feedback on ${work.title} is held back`,
    });
  return (
    <>
      <Failed failure={failure} />
      <p aria-live="polite" className="sr-only">
        {moved}
      </p>
      <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
        {assignments.map((work, index) => (
          <li key={work.id}>
            <WorkRow
              work={work}
              place={index + 1}
              of={assignments.length}
              now={now}
              leads={leads}
              onMove={(by) => void move(index, index + by)}
              onEdit={() => setEditing(work)}
              onRemove={() => setRemoving(work)}
              onRelease={(isReleased) => void release(work, isReleased)}
            />
          </li>
        ))}
      </ol>
      {editing === null ? null : <EditWorkDialog work={editing} onClose={() => setEditing(null)} />}
      {removing === null ? null : <RemoveWorkDialog work={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}
