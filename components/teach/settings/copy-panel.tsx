'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { NumberField } from '@/components/ui/number-field';
import { Table } from '@/components/ui/table';
import { TextField } from '@/components/ui/text-field';
import type { AssignmentInfo } from '@/contracts/api/teach';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath, useAssignments } from '../data/class-data';
import { Failed } from '../data/failed';
import { inZone } from '../data/moment';
import { useAct } from '../data/use-act';
import { SettingsPart } from './settings-part';
import { shiftDays } from './shift-days';

/** Makes a class like this one with its dates moved by days. */
export function CopyPanel() {
  const { id, name: from, timeZone } = useThisClass();
  const router = useRouter();
  const assignments = useAssignments(id).data?.assignments ?? [];
  const [name, setName] = useState(`${from} (copy)`);
  const [days, setDays] = useState(364);
  const { act, isPending, failure } = useAct();
  const copy = async (event: FormEvent) => {
    event.preventDefault();
    const ask = () => askServer<{ id: string }>('POST', `${classPath(id)}/copy`, { name, shiftDays: days });
    const made = await act(ask, { changes: '/api/v1/classes', said: `${name} is made` });
    if (made !== null) router.push(`/teach/${made.id}`);
  };
  const dated = assignments.filter(({ dueAt, opensAt, closesAt }) => dueAt ?? opensAt ?? closesAt);
  const moved = (at: string | null) => (at === null ? '–' : inZone(shiftDays(at, days, timeZone), timeZone));
  return (
    <SettingsPart
      title="Copy the class"
      about="Sections, settings and work, without people, grades and exceptions. Dates move by whole days and keep their hour on the class's clock: 364 days keep the weekday."
    >
      <form onSubmit={(event) => void copy(event)} className="flex flex-col gap-4" noValidate>
        <div className="grid max-w-md grid-cols-[1fr_10rem] gap-3">
          <TextField label="Name of the copy" value={name} onChange={setName} />
          <NumberField
            label="Move dates by"
            unit="days"
            minValue={-3_660}
            maxValue={3_660}
            value={days}
            onChange={setDays}
          />
        </div>
        {dated.length > 0 ? (
          <div className="max-h-64 overflow-y-auto rounded-md border border-line">
            <Table
              caption="Dates of the copy"
              rows={dated}
              rowKey={(work: AssignmentInfo) => work.id}
              columns={[
                { id: 'title', label: 'Work', rowHeader: true, cell: ({ title }) => title },
                { id: 'due', label: 'Due now', cell: ({ dueAt }) => (dueAt ? inZone(dueAt, timeZone) : '–') },
                { id: 'then', label: 'Due in the copy', cell: ({ dueAt }) => moved(dueAt) },
              ]}
            />
          </div>
        ) : null}
        <Failed failure={failure} />
        <Button type="submit" className="self-start" isPending={isPending} isDisabled={name.trim() === ''}>
          Make the copy
        </Button>
      </form>
    </SettingsPart>
  );
}
