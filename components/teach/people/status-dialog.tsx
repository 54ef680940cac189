'use client';

import { ActionDialog } from '@/components/ui/action-dialog';
import type { MemberInfo } from '@/contracts/api/teach';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { Failed } from '../data/failed';
import { useAct } from '../data/use-act';

export interface StatusDialogProps {
  readonly member: MemberInfo;
  readonly status: 'active' | 'removed';
  readonly onClose: () => void;
}

/** Asks before someone is taken out of the class, or back into it. */
export function StatusDialog({ member, status, onClose }: StatusDialogProps) {
  const { id } = useThisClass();
  const { act, isPending, failure } = useAct();
  const isOut = status === 'removed';
  const save = async () => {
    const ask = () => askServer<object>('PATCH', `${classPath(id)}/members/${member.id}`, { status });
    const said = isOut ? `${member.name} is out of the class` : `${member.name} is back`;
    if ((await act(ask, { changes: classPath(id), said })) !== null) onClose();
  };
  return (
    <ActionDialog
      title={isOut ? `Remove ${member.name}?` : `Take ${member.name} back in?`}
      size="sm"
      action={isOut ? 'Remove' : 'Take back in'}
      isDanger={isOut}
      isReady
      isPending={isPending}
      onAction={() => void save()}
      onClose={onClose}
    >
      <p>
        {isOut
          ? 'They see nothing of the class any more. What they handed in and their grades stay, and they can be taken back in.'
          : 'Their work and grades are as they were.'}
      </p>
      <Failed failure={failure} />
    </ActionDialog>
  );
}
