'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import type { MemberInfo } from '@/contracts/api/teach';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { Failed } from '../data/failed';
import { useAct } from '../data/use-act';

const NONE = 'none';

/** Someone's section, and the school's number for them. */
export function ChangeMemberDialog({ member, onClose }: { member: MemberInfo; onClose: () => void }) {
  const { id, sections } = useThisClass();
  const [sectionId, setSection] = useState(member.sectionId);
  const [studentId, setStudentId] = useState(member.studentId ?? '');
  const { act, isPending, failure } = useAct();
  const save = async () => {
    const body = { sectionId, studentId: studentId.trim() === '' ? null : studentId };
    const ask = () => askServer<object>('PATCH', `${classPath(id)}/members/${member.id}`, body);
    const said = `${member.name} is changed`;
    if ((await act(ask, { changes: classPath(id), said })) !== null) onClose();
  };
  return (
    <ActionDialog
      title={member.name}
      size="sm"
      action="Save"
      isReady
      isPending={isPending}
      onAction={() => void save()}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        {sections.length > 0 ? (
          <Select
            label="Section"
            options={[
              { id: NONE, label: 'In none' },
              ...sections.map(({ id, name }) => ({ id, label: name })),
            ]}
            value={sectionId ?? NONE}
            onChange={(next) => setSection(next === NONE ? null : next)}
          />
        ) : (
          <p className="text-ink-muted">The class has no sections. Make them in its settings.</p>
        )}
        <TextField
          label="Student number"
          description="The school's own; it goes into exports, and matches a roster."
          value={studentId}
          onChange={setStudentId}
        />
        <Failed failure={failure} />
      </div>
    </ActionDialog>
  );
}
