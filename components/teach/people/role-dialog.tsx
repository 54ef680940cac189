'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { RadioGroup } from '@/components/ui/radio-group';
import { Switch } from '@/components/ui/switch';
import type { ClassRoleName, MemberInfo } from '@/contracts/api/teach';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { Failed } from '../data/failed';
import { useAct } from '../data/use-act';
import { SeesField } from './sees-field';

export const ROLE_OPTIONS = [
  { id: 'learner', label: 'Learner', description: 'Does the work and sees their own grades.' },
  {
    id: 'ta',
    label: 'Assistant',
    description: 'Sees people, work and grades of their sections; changes no dates and no people.',
  },
  { id: 'instructor', label: 'Instructor', description: 'Does everything in this class.' },
] as const;

/** What someone is in the class. */
export function RoleDialog({ member, onClose }: { member: MemberInfo; onClose: () => void }) {
  const { id } = useThisClass();
  const [role, setRole] = useState<ClassRoleName>(member.role);
  const [mayExport, setMayExport] = useState(member.mayExport);
  const [sees, setSees] = useState(member.sees);
  const { act, isPending, failure } = useAct();
  const save = async () => {
    const ask = () =>
      askServer<object>('PUT', `${classPath(id)}/members/${member.id}/role`, { role, mayExport, sees });
    const said = `The role of ${member.name} is changed; they sign in anew`;
    if ((await act(ask, { changes: classPath(id), said })) !== null) onClose();
  };
  return (
    <ActionDialog
      title={`Role of ${member.name}`}
      action="Save"
      isReady
      isPending={isPending}
      onAction={() => void save()}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        <RadioGroup
          label="Role"
          labelHidden
          options={ROLE_OPTIONS}
          value={role}
          onChange={(next) => setRole(next as ClassRoleName)}
        />
        {role === 'ta' ? (
          <>
            <SeesField value={sees} onChange={setSees} />
            <Switch isSelected={mayExport} onChange={setMayExport}>
              May export grades
            </Switch>
          </>
        ) : null}
        <Failed failure={failure} />
      </div>
    </ActionDialog>
  );
}
