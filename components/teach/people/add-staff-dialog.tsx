'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { RadioGroup } from '@/components/ui/radio-group';
import { TextField } from '@/components/ui/text-field';
import type { ClassRoleName } from '@/contracts/api/teach';
import { type Asked, askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { Failed } from '../data/failed';
import { useAct } from '../data/use-act';
import { ROLE_OPTIONS } from './role-dialog';
import { SeesField } from './sees-field';

/** Takes someone who has an account into the class: assistants and other instructors come in no other way. */
export function AddStaffDialog({ onClose }: { onClose: () => void }) {
  const { id } = useThisClass();
  const [username, setUsername] = useState('');
  const [role, setRole] = useState<ClassRoleName>('ta');
  const [sees, setSees] = useState<readonly string[] | null>(null);
  const { act, isPending, failure } = useAct();
  const add = async () => {
    const ask = async (): Promise<Asked<object>> => {
      const added = await askServer<{ id: string }>('POST', `${classPath(id)}/members`, { username, role });
      if (!added.ok || role !== 'ta' || sees === null) return added;
      return askServer('PUT', `${classPath(id)}/members/${added.value.id}/role`, { role, sees });
    };
    if ((await act(ask, { changes: classPath(id), said: `${username} is in the class` })) !== null) onClose();
  };
  return (
    <ActionDialog
      title="Add by name"
      action="Add"
      isReady={username.trim() !== ''}
      isPending={isPending}
      onAction={() => void add()}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        <TextField
          label="Name to sign in by"
          description="Of an account that is there. An administrator invites those who have none."
          autoFocus
          value={username}
          onChange={setUsername}
          isInvalid={failure?.fields.username !== undefined}
          {...(failure?.fields.username && { errorMessage: failure.fields.username })}
        />
        <RadioGroup
          label="Role"
          options={ROLE_OPTIONS}
          value={role}
          onChange={(next) => setRole(next as ClassRoleName)}
        />
        {role === 'ta' ? <SeesField value={sees} onChange={setSees} /> : null}
        {failure?.fields.username === undefined ? <Failed failure={failure} /> : null}
      </div>
    </ActionDialog>
  );
}
