'use client';

import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { TextArea } from '@/components/ui/text-area';
import type { RosterImported, RosterPreview } from '@/contracts/api/teach';
import { askServer } from '@/stores/account/ask-server';
import { useThisClass } from '../class-context';
import { classPath } from '../data/class-data';
import { useAct } from '../data/use-act';
import { RosterLinksDialog } from './roster-links-dialog';
import { RosterPreviewTable } from './roster-preview-table';

const EXAMPLE = 'name,email,student_id,section\nAda Lovelace,ada@example.edu,10815,Monday';

/** Reads a roster, shows what it would do, and takes it in. */
export function RosterDialog({ onClose }: { onClose: () => void }) {
  const { id } = useThisClass();
  const [csv, setCsv] = useState('');
  const [preview, setPreview] = useState<RosterPreview | null>(null);
  const [imported, setImported] = useState<RosterImported | null>(null);
  const { act, isPending, failure, forget } = useAct();
  const change = (text: string) => {
    setCsv(text);
    setPreview(null);
    forget();
  };
  const look = async () => {
    const ask = () => askServer<RosterPreview>('POST', `${classPath(id)}/roster/preview`, { csv });
    setPreview(await act(ask, { changes: `${classPath(id)}/roster/preview` }));
  };
  const take = async () => {
    const ask = () => askServer<RosterImported>('POST', `${classPath(id)}/roster`, { csv });
    setImported(await act(ask, { changes: classPath(id) }));
  };
  if (imported !== null) return <RosterLinksDialog imported={imported} onClose={onClose} />;
  return (
    <ActionDialog
      title="Import a roster"
      size="lg"
      action={preview === null ? 'Look at it' : `Take ${preview.lines.length} in`}
      isReady={csv.trim() !== ''}
      isPending={isPending}
      onAction={() => void (preview === null ? look() : take())}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        <p className="text-ink-muted">
          A table of comma separated values with the columns <code>name</code>, <code>email</code>,{' '}
          <code>student_id</code> and <code>section</code>, in any order; only <code>name</code> must be
          there. A known student_id is brought up to date; nobody is removed.
        </p>
        <div className="flex flex-wrap items-center gap-3">
          <FileTrigger
            acceptedFileTypes={['.csv', 'text/csv', 'text/plain']}
            onSelect={(files) => void files?.[0]?.text().then(change)}
          >
            <Button>Choose a file</Button>
          </FileTrigger>
          <span className="text-ink-muted">or paste it:</span>
        </div>
        <TextArea label="Roster" rows={6} placeholder={EXAMPLE} value={csv} onChange={change} />
        {failure === null ? null : (
          <Callout role="alert" tone="failed" title="This roster cannot be taken in">
            {Object.keys(failure.fields).length === 0 ? (
              failure.message
            ) : (
              <ul className="max-h-40 list-disc overflow-y-auto ps-4">
                {Object.entries(failure.fields).map(([line, says]) => (
                  <li key={line}>
                    <span className="font-medium">{line}</span>: {says}
                  </li>
                ))}
              </ul>
            )}
            <p className="mt-1">Nothing was changed. Mend these lines, and look at it again.</p>
          </Callout>
        )}
        {preview === null ? null : <RosterPreviewTable preview={preview} />}
      </div>
    </ActionDialog>
  );
}
