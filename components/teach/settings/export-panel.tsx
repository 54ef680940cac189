'use client';

import { useContext, useState } from 'react';
import { download } from '@/components/shell/settings/download';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { messageOf } from '@/engine/core/errors';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { ConfirmContext } from '../data/confirm-context';
import { readConfirmed } from '../data/read-confirmed';
import { SettingsPart } from './settings-part';

/** Everything of the class as one file. */
export function ExportPanel() {
  const { id, name } = useThisClass();
  const confirm = useContext(ConfirmContext);
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = async () => {
    setPending(true);
    setRefusal(null);
    try {
      const bytes = new TextEncoder().encode(
        JSON.stringify(await readConfirmed<object>(`${classPath(id)}/export`, confirm), null, 2),
      );
      download(`${name}.json`, bytes, 'application/json');
    } catch (error) {
      setRefusal(messageOf(error));
    }
    setPending(false);
  };
  return (
    <SettingsPart
      title="Export everything"
      about="People, roster, work, exceptions, grades and the list of what was handed in as one JSON file, as far as you see them; files and work that is graded without names are left out. Grades as CSV for Canvas, Moodle or a spreadsheet are in the gradebook."
    >
      {refusal === null ? null : (
        <Callout role="alert" tone="failed" title="That did not work" className="mb-3">
          {refusal}
        </Callout>
      )}
      <Button isPending={isPending} onPress={() => void save()}>
        Export the class
      </Button>
    </SettingsPart>
  );
}
