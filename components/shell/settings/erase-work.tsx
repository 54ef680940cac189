'use client';

import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast';
import { Setting } from './settings-section';
import type { useTransfer } from './use-transfer';

export interface EraseWorkProps {
  readonly run: ReturnType<typeof useTransfer>['run'];
  readonly isPending: boolean;
  readonly onErased: () => Promise<void>;
  readonly onUndo: (backupId: string) => Promise<void>;
}

/** Erases all work. It asks nothing, because it can be undone. */
export function EraseWork({ run, isPending, onErased, onUndo }: EraseWorkProps) {
  const erase = async () => {
    const erased = await run('erase', (transfer) => transfer.erase());
    if (!erased) return;
    const { backupId } = erased;
    if (backupId === null) {
      showToast({ title: 'There is nothing to erase', description: 'No lesson was begun in this browser.' });
      return;
    }
    showToast({
      title: 'Everything erased',
      description: 'The course starts anew. Your work can be brought back here.',
      action: { label: 'Undo', run: () => void onUndo(backupId) },
    });
    await onErased();
  };
  return (
    <Setting
      title="Erase everything"
      about="Every lesson starts anew; projects of the Studio stay. It asks nothing, because what is erased can be brought back here."
    >
      <Button variant="danger" isPending={isPending} onPress={() => void erase()}>
        Erase all work
      </Button>
    </Setting>
  );
}
