'use client';

import { ActionDialog } from '@/components/ui/action-dialog';
import type { AssignmentInfo } from '@/contracts/api/teach';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { Failed } from '../data/failed';
import { useAct } from '../data/use-act';

/** Asks before a piece of work is taken away. */
export function RemoveWorkDialog({ work, onClose }: { work: AssignmentInfo; onClose: () => void }) {
  const { id } = useThisClass();
  const { act, isPending, failure } = useAct();
  const remove = async () => {
    const ask = () => askServer<object>('DELETE', `${classPath(id)}/assignments/${work.id}`, {});
    if ((await act(ask, { changes: classPath(id), said: `${work.title} is taken away` })) !== null) onClose();
  };
  return (
    <ActionDialog
      title={`Take ${work.title} away?`}
      size="sm"
      action="Take it away"
      isDanger
      isReady
      isPending={isPending}
      onAction={() => void remove()}
      onClose={onClose}
    >
      <p>
        Learners do not see it any more, and it leaves the gradebook. What was handed in for it stays in the
        database and in the export of the class.
      </p>
      <div className="mt-3">
        <Failed failure={failure} />
      </div>
    </ActionDialog>
  );
}
