'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Setting } from '@/components/shell/settings/settings-section';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Button } from '@/components/ui/button';
import type { AccountAnswer } from '@/contracts/api/learner';
import { messageOf } from '@/engine/core/errors';
import { signOut } from '@/stores/account/account';
import { FormFailure } from './form-failure';
import { useSyncState } from './use-sync-state';

type Way = 'here' | 'everywhere' | 'cleared';

/** Where one is signed in, and signing out: here, everywhere, or with what this browser holds taken away. */
export function SessionSettings({ sessions }: Pick<AccountAnswer, 'sessions'>) {
  const router = useRouter();
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState<Way | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const unsent = useSyncState()?.unsent ?? 0;
  const others = sessions.filter(({ isThis }) => !isThis);

  const leave = async (way: Way) => {
    setBusy(way);
    setFailure(null);
    const asked = await signOut(way === 'everywhere');
    // Only then: what is cleared is at the server, and the session that is left behind would show it to the next one.
    const fault = asked.ok && way === 'cleared' ? await cleared() : asked.ok ? null : asked.message;
    setBusy(null);
    setFailure(fault);
    if (fault === null) router.push('/');
  };

  return (
    <>
      <Setting
        title="Signed in"
        about={
          others.length === 0
            ? 'Here alone.'
            : `Here, and on ${others.length === 1 ? 'one other device' : `${others.length} other devices`}: ${others
                .map(({ seenAt }) => `last used ${momentWords(seenAt)}`)
                .join('; ')}.`
        }
      >
        <span className="flex flex-wrap gap-2">
          <Button isPending={isBusy === 'here'} onPress={() => void leave('here')}>
            Sign out
          </Button>
          {others.length > 0 ? (
            <Button isPending={isBusy === 'everywhere'} onPress={() => void leave('everywhere')}>
              Sign out everywhere
            </Button>
          ) : null}
        </span>
      </Setting>
      <Setting
        title="On a computer that others use"
        about={
          unsent === 0
            ? 'Signs out, and takes all lessons out of this browser. What is at the server comes back when you sign in again.'
            : `${unsent} entries are not at the server yet: wait until they are, or they would be lost.`
        }
      >
        <Button variant="danger" isDisabled={unsent > 0} onPress={() => setAsked(true)}>
          Sign out and clear this device
        </Button>
      </Setting>
      <FormFailure message={failure} />
      {isAsked ? (
        <ActionDialog
          title="Clear this device?"
          action="Sign out and clear"
          isDanger
          isReady
          isPending={isBusy === 'cleared'}
          onAction={() => void leave('cleared')}
          onClose={() => setAsked(false)}
        >
          <p>
            Progress, answers and the last drafts of lessons are at the server. Studio projects, console
            histories and the steps of undo are only here, and are gone then. Export them first if you need
            them.
          </p>
        </ActionDialog>
      ) : null}
    </>
  );
}

/** What went wrong; null: nothing. */
async function cleared(): Promise<string | null> {
  try {
    const { clearDevice } = await import('@/stores/account/clear-device');
    await clearDevice();
    return null;
  } catch (error) {
    return `You are signed out, and this device was not cleared: ${messageOf(error)}`;
  }
}

function momentWords(iso: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}
