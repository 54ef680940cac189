'use client';

import { useContext, useState } from 'react';
import { ConfirmContext } from '@/components/accounts/confirm-context';
import { downloadBlob } from '@/components/shell/settings/download';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { messageOf } from '@/engine/core/errors';
import { readFile } from '@/stores/teach/read-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { readConfirmed } from '../data/read-confirmed';
import { SettingsPart } from './settings-part';

/** Everything of the class as one archive. */
export function ExportPanel() {
  const { id, name } = useThisClass();
  const confirm = useContext(ConfirmContext);
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = async () => {
    setPending(true);
    setRefusal(null);
    try {
      downloadBlob(`${name}.zip`, await readConfirmed(() => readFile(`${classPath(id)}/export`), confirm));
    } catch (error) {
      setRefusal(messageOf(error));
    }
    setPending(false);
  };
  return (
    <SettingsPart
      title="Export everything"
      about="One zip with people, roster, work, exceptions, grades, the files of all that was handed in with what each check found, and the logs of work on assigned lessons, as far as you see them. Work that is graded without names is left out. Grades as CSV for Canvas, Moodle or a spreadsheet are in the gradebook."
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
