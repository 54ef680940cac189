'use client';

import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { DateTimeField } from '@/components/ui/date-time-field';
import { NumberField } from '@/components/ui/number-field';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { Failed } from '../data/failed';
import { useAct } from '../data/use-act';

/** When the code ends by itself, and how many may come by it. */
export function JoinRulesDialog({ onClose }: { onClose: () => void }) {
  const { id, join, timeZone } = useThisClass();
  const [joinExpiresAt, setExpires] = useState(join?.expiresAt ?? null);
  const [joinsPerHour, setPerHour] = useState(join?.perHour ?? 100);
  const { act, isPending, failure } = useAct();
  const save = async () => {
    const ask = () => askServer<object>('PATCH', classPath(id), { joinExpiresAt, joinsPerHour });
    if ((await act(ask, { changes: classPath(id), said: 'The rules of the code are changed' })) !== null)
      onClose();
  };
  return (
    <ActionDialog
      title="Rules of the code"
      size="sm"
      action="Save"
      isReady
      isPending={isPending}
      onAction={() => void save()}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        <DateTimeField
          label="Ends"
          description={`On the clock of ${timeZone}. Empty: it does not end by itself.`}
          timeZone={timeZone}
          value={joinExpiresAt}
          onChange={setExpires}
          errorMessage={failure?.fields.joinExpiresAt}
        />
        <NumberField
          label="Most within an hour"
          unit="people"
          description="If more come, it has got out: it is closed, and you are told."
          minValue={1}
          maxValue={5_000}
          value={joinsPerHour}
          onChange={setPerHour}
        />
        <Failed failure={failure} />
      </div>
    </ActionDialog>
  );
}
