'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { NumberField } from '@/components/ui/number-field';
import { TextField } from '@/components/ui/text-field';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { TimeZoneField } from '../classes/time-zone-field';
import { classPath } from '../data/class-data';
import { Failed } from '../data/failed';
import { useAct } from '../data/use-act';
import { SettingsPart } from './settings-part';

/** The name and the clock of the class, and how late work may arrive that was done offline. */
export function ClassForm() {
  const shown = useThisClass();
  const [name, setName] = useState(shown.name);
  const [timeZone, setTimeZone] = useState(shown.timeZone);
  const [offlineGraceMinutes, setGrace] = useState(shown.offlineGraceMinutes);
  const { act, isPending, failure } = useAct();
  const save = (event: FormEvent) => {
    event.preventDefault();
    const body = { name, timeZone, offlineGraceMinutes };
    void act(() => askServer<object>('PATCH', classPath(shown.id), body), {
      changes: '/api/v1/classes',
      said: 'The class is changed',
    });
  };
  return (
    <SettingsPart title="The class">
      <form onSubmit={save} className="flex max-w-md flex-col gap-4" noValidate>
        <TextField
          label="Name"
          value={name}
          onChange={setName}
          isInvalid={failure?.fields.name !== undefined}
          {...(failure?.fields.name && { errorMessage: failure.fields.name })}
        />
        <TimeZoneField value={timeZone} onChange={setTimeZone} errorMessage={failure?.fields.timeZone} />
        {timeZone !== shown.timeZone ? (
          <p className="text-ink-muted text-xs">
            Moments stay what they are: a date that is 23:59 now reads as another hour on the new clock.
          </p>
        ) : null}
        <NumberField
          label="Work that was done offline"
          unit="minutes"
          description="Made before the due date by the learner's clock, and arrived so long after it, it still counts as on time. 0: you decide each time."
          minValue={0}
          maxValue={20_160}
          value={offlineGraceMinutes}
          onChange={setGrace}
        />
        <Failed failure={failure} />
        <Button
          type="submit"
          variant="primary"
          className="self-start"
          isPending={isPending}
          isDisabled={name.trim() === ''}
        >
          Save
        </Button>
      </form>
    </SettingsPart>
  );
}
