'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { showToast, UNDO_TOAST_MS } from '@/components/ui/toast';
import type { LessonSession } from '@/stores/contracts';
import { followBrowserDrafts } from '@/stores/sync/browser-drafts';
import type { FollowedDrafts } from '@/stores/sync/follow-drafts';
import type { OtherDraft } from '@/stores/sync/lesson-drafts';

/** Keeps the work on a lesson the same on one's devices, and asks where both have gone on. */
export function OtherDevices({
  session,
  userId,
}: {
  readonly session: LessonSession;
  readonly userId: string;
}) {
  const [followed, setFollowed] = useState<FollowedDrafts | null>(null);
  const [choice, setChoice] = useState<OtherDraft | null>(null);
  const [isTooLarge, setTooLarge] = useState(false);

  useEffect(() => {
    let isGone = false;
    let started: FollowedDrafts | null = null;
    const begin = async () => {
      // A page that is left in the same turn has not been opened: nothing is taken over twice.
      await Promise.resolve();
      if (isGone) return;
      started = await followBrowserDrafts(userId, session, {
        onTakenOver: (draft) =>
          showToast({
            title: 'Your work from another device is here',
            description: `As it was on ${timeWords(draft.receivedAt)}.`,
            action: { label: 'Undo', run: () => session.workspace.getState().undo() },
            timeout: UNDO_TOAST_MS,
          }),
        onChoice: setChoice,
        onTooLarge: () => setTooLarge(true),
      });
      if (isGone) started.dispose();
      else setFollowed(started);
    };
    // Where the log cannot be read the header says so; the lesson goes on without it.
    begin().catch(() => undefined);
    return () => {
      isGone = true;
      started?.dispose();
    };
  }, [session, userId]);

  const decide = async (decision: 'take over' | 'keep') => {
    if (followed === null || choice === null) return;
    setChoice(null);
    if (decision === 'take over') await followed.takeOver(choice);
    else await followed.keepOwn(choice);
  };

  if (choice !== null)
    return (
      <Callout role="note" title="You have worked on this lesson on another device, too">
        <p>
          Its files, as they were on {timeWords(choice.receivedAt)}, differ from those here. Nothing is lost
          either way: what you take over is one step of undo.
        </p>
        <div className="mt-2.5 flex flex-wrap gap-2">
          <Button size="sm" variant="primary" onPress={() => void decide('take over')}>
            Go on with those of the other device
          </Button>
          <Button size="sm" onPress={() => void decide('keep')}>
            Go on with these
          </Button>
        </div>
      </Callout>
    );
  if (!isTooLarge) return null;
  return (
    <Callout role="note" title="The files of this lesson stay on this device">
      They are too large to follow you to other devices. Your progress does; to take the files along, export
      your progress in the settings.
    </Callout>
  );
}

function timeWords(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
