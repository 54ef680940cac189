'use client';

import { Button } from '@/components/ui/button';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { Failed } from '../data/failed';
import { useAct } from '../data/use-act';
import { SettingsPart } from './settings-part';

/** Puts the class away, or takes it out again. */
export function ArchivePanel() {
  const { id, isArchived } = useThisClass();
  const { act, isPending, failure } = useAct();
  const change = () =>
    act(() => askServer<object>('PATCH', classPath(id), { isArchived: !isArchived }), {
      changes: '/api/v1/classes',
      said: isArchived ? 'The class is out of the archive' : 'The class is archived',
    });
  return (
    <SettingsPart
      title={isArchived ? 'Out of the archive' : 'Archive'}
      about={
        isArchived
          ? 'The class can be read and not changed. Out of the archive, everything is as it was; its code stays closed.'
          : 'When the term is over: everything can still be read and exported, nothing can be changed, and the code is closed. It can be undone.'
      }
    >
      <Failed failure={failure} />
      <Button
        variant={isArchived ? 'secondary' : 'danger'}
        isPending={isPending}
        onPress={() => void change()}
      >
        {isArchived ? 'Take it out of the archive' : 'Archive the class'}
      </Button>
    </SettingsPart>
  );
}
