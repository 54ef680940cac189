'use client';

import { ActionDialog } from '@/components/ui/action-dialog';
import { askServer } from '@/stores/account/ask-server';
import { Failed } from '../data/failed';
import { useAct } from '../data/use-act';
import { PLATFORMS, type Registered } from './platforms';

/** Takes a platform away. */
export function RemovePlatformDialog({ platform, onClose }: { platform: Registered; onClose: () => void }) {
  const { act, isPending, failure } = useAct();
  const remove = async () => {
    const ask = () => askServer<object>('DELETE', `${PLATFORMS}/${platform.id}`);
    if ((await act(ask, { changes: PLATFORMS, said: `${platform.name} is removed` })) !== null) onClose();
  };
  return (
    <ActionDialog
      title={`Remove ${platform.name}?`}
      action="Remove it"
      isDanger
      isReady
      isPending={isPending}
      onAction={() => void remove()}
      onClose={onClose}
    >
      <p className="mb-4">
        Nobody comes in from there any more, and no grade goes there. Its classes stay, with their people,
        work and grades. Registered anew, its courses make classes of their own.
      </p>
      <Failed failure={failure} />
    </ActionDialog>
  );
}
