'use client';

import { Download, Upload } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useSignedIn } from '@/components/accounts/use-signed-in';
import { KeepingNotice } from '@/components/shell/keeping-notice';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { showToast } from '@/components/ui/toast';
import { forgetLoss } from '@/stores/keeping';
import { browserPreferences, parsePreferences, preferencesText } from '@/stores/preferences';
import type { ImportPlan, ImportPolicy } from '@/stores/progress-transfer';
import { setPreferences } from '../use-preferences';
import { download } from './download';
import { EraseWork } from './erase-work';
import { ImportPreview } from './import-preview';
import { Setting, SettingsSection } from './settings-section';
import { StorageList } from './storage-list';
import { StorageUse } from './storage-use';
import { UndoList } from './undo-list';
import { type Backups, useTransfer } from './use-transfer';
import { importedWords, thingsWords } from './words';

/** The reader's work in this browser: how much there is, export, import, undo and erase. */
export function WorkSettings() {
  const { run, busy, failure } = useTransfer();
  const isSignedIn = useSignedIn() !== null;
  const [plan, setPlan] = useState<ImportPlan | null>(null);
  const [backups, setBackups] = useState<Backups>([]);
  const [changes, setChanges] = useState(0);

  const refresh = useCallback(async () => {
    setBackups((await run('reading', (transfer) => transfer.backups())) ?? []);
    setChanges((before) => before + 1);
  }, [run]);

  useEffect(() => {
    void refresh();
  }, [refresh]);

  const exportAll = async () => {
    const text = preferencesText(browserPreferences().getState());
    const file = await run('export', (transfer) => transfer.exportFile(text));
    if (file) {
      download(file.name, file.bytes, file.type);
      showToast({ tone: 'passed', title: 'Progress exported', description: file.name });
    }
  };

  const undo = async (backupId: string) => {
    const undone = await run('undo', (transfer) => transfer.undo(backupId));
    if (undone) showToast({ title: 'Brought back', description: `${thingsWords(undone)} as before.` });
    await refresh();
  };

  const importFile = async (chosen: ImportPlan, policy: ImportPolicy) => {
    const result = await run('import', (transfer) => transfer.apply(chosen, policy));
    if (!result) return;
    const { preferences } = chosen.file.payload;
    if (preferences !== null && policy === 'replace') setPreferences(parsePreferences(preferences));
    setPlan(null);
    forgetLoss();
    showToast({
      tone: 'passed',
      title: 'Progress imported',
      description: importedWords(result),
      action: { label: 'Undo', run: () => void undo(result.backupId) },
    });
    await refresh();
  };

  return (
    <SettingsSection id="your-work" title="Your work">
      <KeepingNotice />
      <div>
        <p className="max-w-[62ch] text-ink text-sm leading-5">
          Everything is kept in this browser, on this computer.{' '}
          {isSignedIn
            ? 'What you do in lessons is sent to your class as well; Studio projects are not.'
            : 'Nothing is sent anywhere.'}
        </p>
        <StorageUse changes={changes} />
      </div>
      {failure ? (
        <Callout tone="failed" title="That did not work" role="alert">
          {failure}
        </Callout>
      ) : null}
      <StorageList run={run} isPending={busy === 'owners'} />
      <Setting
        title="Export all progress"
        about="One file with your lessons and Studio projects: files, history, runs, attempts, answers and settings."
      >
        <Button isPending={busy === 'export'} onPress={() => void exportAll()}>
          <Download aria-hidden size={15} />
          Export
        </Button>
      </Setting>
      <Setting
        title="Import progress"
        about="Shows what would change first. A damaged file is refused and changes nothing."
      >
        <FileTrigger
          acceptedFileTypes={['.gz', '.json', 'application/gzip', 'application/json']}
          onSelect={async (files) => {
            const file = files?.[0];
            if (file) setPlan((await run('plan', (transfer) => transfer.plan(file))) ?? null);
          }}
        >
          <Button isPending={busy === 'plan'}>
            <Upload aria-hidden size={15} />
            Choose a file
          </Button>
        </FileTrigger>
      </Setting>
      {plan ? (
        <ImportPreview
          plan={plan}
          isPending={busy === 'import'}
          onImport={(policy) => void importFile(plan, policy)}
          onCancel={() => setPlan(null)}
        />
      ) : null}
      <UndoList backups={backups} onUndo={(id) => void undo(id)} />
      <EraseWork run={run} isPending={busy === 'erase'} onErased={refresh} onUndo={undo} />
    </SettingsSection>
  );
}
