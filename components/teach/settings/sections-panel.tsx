'use client';

import { Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { TextField } from '@/components/ui/text-field';
import type { SectionInfo } from '@/contracts/api/teach';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { Failed } from '../data/failed';
import { useAct } from '../data/use-act';
import { SettingsPart } from './settings-part';

/** The sections of the class: made, renamed, taken away. */
export function SectionsPanel() {
  const { id, sections } = useThisClass();
  const [name, setName] = useState('');
  const { act, isPending, failure } = useAct();
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const ask = () => askServer<object>('POST', `${classPath(id)}/sections`, { name });
    if ((await act(ask, { changes: classPath(id), said: `Section ${name} is made` })) !== null) setName('');
  };
  return (
    <SettingsPart
      title="Sections"
      about="Groups of learners: work and dates can differ by section, and an assistant can be given theirs."
    >
      {sections.length > 0 ? (
        <ul className="mb-4 flex max-w-md flex-col gap-2">
          {sections.map((section) => (
            <li key={section.id}>
              <SectionRow section={section} />
            </li>
          ))}
        </ul>
      ) : null}
      <form onSubmit={(event) => void add(event)} className="flex max-w-md items-end gap-2">
        <TextField label="New section" className="flex-1" value={name} onChange={setName} />
        <Button type="submit" isPending={isPending} isDisabled={name.trim() === ''}>
          Add
        </Button>
      </form>
      <div className="mt-3 max-w-md">
        <Failed failure={failure} />
      </div>
    </SettingsPart>
  );
}

function SectionRow({ section }: { section: SectionInfo }) {
  const { id } = useThisClass();
  const [name, setName] = useState(section.name);
  const { act, isPending, failure } = useAct();
  const path = `${classPath(id)}/sections/${section.id}`;
  const rename = (event: FormEvent) => {
    event.preventDefault();
    void act(() => askServer<object>('PATCH', path, { name }), {
      changes: classPath(id),
      said: `It is called ${name} now`,
    });
  };
  const remove = () =>
    act(() => askServer<object>('DELETE', path, {}), {
      changes: classPath(id),
      said: `Section ${section.name} is gone`,
    });
  return (
    <>
      <form onSubmit={rename} className="flex items-center gap-2">
        <TextField
          label={`Name of section ${section.name}`}
          className="flex-1 [&>label]:sr-only"
          value={name}
          onChange={setName}
        />
        <Button type="submit" isPending={isPending} isDisabled={name.trim() === '' || name === section.name}>
          Rename
        </Button>
        <IconButton
          label={`Take section ${section.name} away`}
          isDisabled={isPending}
          onPress={() => void remove()}
        >
          <Trash2 aria-hidden size={15} />
        </IconButton>
      </form>
      <Failed failure={failure} />
    </>
  );
}
