'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Setting } from '@/components/shell/settings/settings-section';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Button } from '@/components/ui/button';
import type { AccountAnswer } from '@/contracts/api/learner';
import { messageOf } from '@/engine/core/errors';
import { signOut } from '@/stores/account/account';
import { keepWords, type OnlyHere } from '@/stores/account/only-here';
import { FormFailure } from './form-failure';
import { momentWords } from './moment-words';
import { useSignedIn } from './use-signed-in';
import { useSyncState } from './use-sync-state';

type Way = 'here' | 'everywhere' | 'cleared';

/** Where one is signed in, and signing out: here, everywhere, or with what this browser holds taken away. */
export function SessionSettings({ sessions }: Pick<AccountAnswer, 'sessions'>) {
  const router = useRouter();
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState<Way | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const userId = useSignedIn()?.userId;
  const here = useOnlyHere(userId);
  const keep = here && keepWords(here);
  const others = sessions.filter(({ isThis }) => !isThis);

  const leave = async (way: Way) => {
    setBusy(way);
    setFailure(null);
    // Looked at again: another tab may have gone on since.
    const needed = way === 'cleared' && userId !== undefined ? await neededWords(userId) : null;
    const fault = needed ?? (await left(way));
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
            : `Here, and on ${others.length === 1 ? 'one other device' : `${others.length} other devices`}, last used ${momentWords(
                others
                  .map(({ seenAt }) => seenAt)
                  .toSorted()
                  .at(-1)!,
              )}.`
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
          here === null
            ? 'Looking what is in this browser alone…'
            : (keep ??
              'Signs out, and takes all lessons out of this browser. What is at the server comes back when you sign in again.')
        }
      >
        <Button variant="danger" isDisabled={here === null || keep !== null} onPress={() => setAsked(true)}>
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
          {here?.isPastLeft ? (
            <p className="mt-2">
              What you did before you signed in here was not brought along: it is not at the server. Export it
              in the settings if you need it.
            </p>
          ) : null}
        </ActionDialog>
      ) : null}
    </>
  );
}

/** What of `userId` is in this browser alone, followed while it is sent; null: not known. */
function useOnlyHere(userId: string | undefined): OnlyHere | null {
  const sync = useSyncState();
  const [here, setHere] = useState<OnlyHere | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the log stands otherwise, it is looked again
  useEffect(() => {
    if (userId === undefined) return;
    let isGone = false;
    const look = async () => {
      const { whatIsOnlyHere } = await import('@/stores/account/clear-device');
      const found = await whatIsOnlyHere(userId);
      if (!isGone) setHere(found);
    };
    // What cannot be looked at is not cleared.
    look().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [userId, sync]);
  return here;
}

/** Why the device is still needed; null: it is not. */
async function neededWords(userId: string): Promise<string | null> {
  try {
    const { requireClearable } = await import('@/stores/account/clear-device');
    await requireClearable(userId);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

/** Signs out first: what is cleared is at the server, and the session that is left behind would show it to the next one. */
async function left(way: Way): Promise<string | null> {
  const asked = await signOut(way === 'everywhere');
  if (!asked.ok) return asked.message;
  return way === 'cleared' ? cleared() : null;
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
