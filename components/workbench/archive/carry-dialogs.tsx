'use client';

import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Spinner } from '@/components/ui/spinner';
import { Switch } from '@/components/ui/switch';
import type { ProjectArchive } from '@/stores/archive-contract';
import { useWorkbench } from '../workbench-context';
import { cancelCarry, carryStore, exportNow, importNow } from './carry-project';
import { ImportSummary } from './import-summary';

/** The windows of export and import; nothing while none is under way. */
export function CarryDialogs() {
  const { session } = useWorkbench();
  const state = useStore(carryStore);
  switch (state.step) {
    case 'idle':
      return null;
    case 'working':
      return (
        <Dialog title={state.doing} size="sm" isDismissable={false} isOpen onOpenChange={cancelCarry}>
          <p className="flex items-center gap-3 text-ink-muted">
            <Spinner /> A large repository takes some seconds.
          </p>
        </Dialog>
      );
    case 'export':
      return <ExportDialog archive={state.archive} cacheBytes={state.cacheBytes} />;
    case 'import':
      return (
        <Dialog
          title={`Import ${state.plan.fileName}?`}
          isOpen
          onOpenChange={cancelCarry}
          actions={
            <>
              <Button onPress={cancelCarry}>Leave things as they are</Button>
              <Button variant="primary" onPress={() => importNow(session, state.archive, state.plan)}>
                Import
              </Button>
            </>
          }
        >
          <ImportSummary plan={state.plan} />
        </Dialog>
      );
    case 'refused':
      return (
        <Dialog
          title={`${state.fileName} was not imported`}
          role="alertdialog"
          isOpen
          onOpenChange={cancelCarry}
          actions={<Button onPress={cancelCarry}>Close</Button>}
        >
          <p>{state.error.message}</p>
          <p className="mt-2 text-ink-faint text-xs">
            Reason: <code>{state.error.code}</code>
          </p>
        </Dialog>
      );
  }
}

function ExportDialog({
  archive,
  cacheBytes,
}: {
  readonly archive: ProjectArchive;
  readonly cacheBytes: number;
}) {
  const [withCache, setWithCache] = useState(true);
  return (
    <Dialog
      title="Export the project"
      size="sm"
      isOpen
      onOpenChange={cancelCarry}
      actions={
        <>
          <Button onPress={cancelCarry}>Cancel</Button>
          <Button variant="primary" onPress={() => void exportNow(archive, withCache)}>
            Export
          </Button>
        </>
      }
    >
      <p className="mb-3">The zip is a real repository, with its history and the lesson’s data.</p>
      <Switch isSelected={withCache} onChange={setWithCache}>
        Take the cache of DVC along ({(cacheBytes / 1e6).toFixed(1)} MB), so that every version of the data is
        in it
      </Switch>
    </Dialog>
  );
}
