'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { type Asked, askServer } from '@/stores/account/ask-server';
import { classPath } from '../data/class-data';
import { Failed } from '../data/failed';
import { ownZone } from '../data/moment';
import { useAct } from '../data/use-act';
import { TimeZoneField } from './time-zone-field';

/** Makes a class with its sections, and goes there. */
export function NewClassDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [name, setName] = useState('');
  const [timeZone, setTimeZone] = useState(ownZone);
  const [sections, setSections] = useState('');
  const { act, isPending, failure } = useAct();
  const names = [...new Set(sections.split('\n').map((line) => line.trim()))].filter((line) => line !== '');

  const make = async () => {
    const made = await act(() => makeClass(name, timeZone, names), { changes: '/api/v1/classes' });
    if (made !== null) router.push(`/teach/${made.id}`);
  };
  return (
    <ActionDialog
      title="New class"
      action="Make the class"
      isReady={name.trim() !== ''}
      isPending={isPending}
      onAction={() => void make()}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        <TextField
          label="Name"
          description="As learners know it, with its term: MLOps, spring 2027."
          autoFocus
          value={name}
          onChange={setName}
          isInvalid={failure?.fields.name !== undefined}
          {...(failure?.fields.name && { errorMessage: failure.fields.name })}
        />
        <TimeZoneField value={timeZone} onChange={setTimeZone} errorMessage={failure?.fields.timeZone} />
        <TextArea
          label="Sections"
          description="One a line, if the class has any. Work and dates can differ by section, and an assistant can be given theirs. They can be changed later."
          rows={3}
          value={sections}
          onChange={setSections}
        />
        <Failed failure={failure} />
      </div>
    </ActionDialog>
  );
}

async function makeClass(
  name: string,
  timeZone: string,
  sections: readonly string[],
): Promise<Asked<{ id: string }>> {
  const made = await askServer<{ id: string }>('POST', '/api/v1/classes', { name, timeZone });
  if (!made.ok) return made;
  // The class is there by now: a section that cannot be made is made in its settings.
  for (const section of sections)
    await askServer('POST', `${classPath(made.value.id)}/sections`, { name: section });
  return made;
}
