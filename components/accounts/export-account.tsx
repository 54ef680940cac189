'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { download } from '@/components/shell/settings/download';
import { Setting } from '@/components/shell/settings/settings-section';
import { Button } from '@/components/ui/button';
import { askServer } from '@/stores/account/ask-server';
import { FormFailure } from './form-failure';

/** Everything that the server keeps of oneself, as a file. */
export function ExportAccount() {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const exportAll = async () => {
    setBusy(true);
    setFailure(null);
    const asked = await askServer<object>('GET', '/api/v1/account/export');
    setBusy(false);
    if (!asked.ok) return setFailure(asked.message);
    const bytes = new TextEncoder().encode(JSON.stringify(asked.value, null, 2));
    download(`stagecraft-account-${new Date().toISOString().slice(0, 10)}.json`, bytes, 'application/json');
  };
  return (
    <>
      <Setting
        title="Export"
        about="All that the server keeps of you: account, classes, the log of what you did, all that you handed in. Work that is only in this browser is exported in the settings."
      >
        <Button isPending={isBusy} onPress={() => void exportAll()}>
          <Download aria-hidden size={15} />
          Export
        </Button>
      </Setting>
      <FormFailure message={failure} />
    </>
  );
}
