'use client';

import { Setting } from '@/components/shell/settings/settings-section';
import { Button } from '@/components/ui/button';
import type { AccountAnswer } from '@/contracts/api/learner';
import { currentSync } from '@/stores/sync/current-sync';
import { syncWords } from './sync-words';
import { useSyncState } from './use-sync-state';

/** How what was done on this device stands with the server. */
export function SyncSettings({ streams }: Pick<AccountAnswer, 'streams'>) {
  const state = useSyncState();
  const words = state === null ? null : syncWords(state);
  const others = Math.max(0, streams.length - 1);
  return (
    <Setting
      title="What you do here"
      about={
        <>
          <span role="status">{words?.long ?? 'Looking what is to be sent…'}</span>{' '}
          {state?.upToDateAt ? `Last compared at ${timeWords(state.upToDateAt)}. ` : null}
          {others > 0
            ? `The server has the logs of ${others === 1 ? 'one other browser' : `${others} other browsers`} of yours, too.`
            : null}
        </>
      }
    >
      <Button
        isPending={state?.phase === 'sending'}
        isDisabled={state === null}
        onPress={() => currentSync()?.nudge(true)}
      >
        Send now
      </Button>
    </Setting>
  );
}

function timeWords(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' }).format(at);
}
