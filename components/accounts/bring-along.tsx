'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/radio-group';
import { Spinner } from '@/components/ui/spinner';
import { messageOf } from '@/engine/core/errors';
import { signedIn } from '@/stores/account/signed-in';
import type { PastWork } from '@/stores/sync/bring-along';
import { FormFailure } from './form-failure';

/** Asks once whether what was done in this browser before joining goes along; goes on at once when there is nothing. */
export function BringAlong({
  onDone,
  isQuiet = false,
  goesOn = false,
}: {
  readonly onDone: () => void;
  /** Shows nothing at all when there is nothing to decide. */
  readonly isQuiet?: boolean;
  /** Does not wait for a button when there is nothing to decide. */
  readonly goesOn?: boolean;
}) {
  const [past, setPast] = useState<PastWork | null | undefined>();
  const [choice, setChoice] = useState('yes');
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const userId = signedIn()?.userId;

  useEffect(() => {
    if (userId === undefined) return;
    let isGone = false;
    const look = async () => {
      const { pastWork } = await import('@/stores/sync/bring-along');
      return pastWork(userId);
    };
    look().then(
      (found) => {
        if (!isGone) setPast(found);
      },
      () => {
        // A browser that stores nothing has nothing to bring.
        if (!isGone) setPast(null);
      },
    );
    return () => {
      isGone = true;
    };
  }, [userId]);

  const isDone = goesOn && past === null;
  const done = useEffectEvent(onDone);
  useEffect(() => {
    if (isDone) done();
  }, [isDone]);

  const decide = async () => {
    if (userId === undefined) return;
    setSending(true);
    setFailure(null);
    try {
      const { decidePastWork } = await import('@/stores/sync/bring-along');
      await decidePastWork(userId, choice === 'yes');
      setPast(null);
      if (!goesOn) onDone();
    } catch (error) {
      setFailure(messageOf(error));
      setSending(false);
    }
  };

  if (isQuiet && !past) return null;
  if (past === undefined || isDone)
    return (
      <p className="flex items-center gap-2 text-ink-muted text-sm">
        <Spinner /> Looking what this browser has…
      </p>
    );
  if (past === null)
    return (
      <Button variant="primary" className="self-start" onPress={onDone}>
        Go to the class
      </Button>
    );
  return (
    <section aria-labelledby="bring-along-title" className="rounded-lg border border-line bg-surface p-5">
      <h2 id="bring-along-title" className="font-semibold text-base text-ink">
        Bring along what you did before?
      </h2>
      <p className="mt-1 mb-4 max-w-[58ch] text-ink-muted text-sm leading-5">{pastWords(past)}</p>
      <RadioGroup
        label="What you did before"
        labelHidden
        value={choice}
        onChange={setChoice}
        options={[
          {
            id: 'yes',
            label: 'Bring it along',
            description:
              'Your progress follows you to other devices, and your instructor sees your attempts. Nothing counts as handed in.',
          },
          {
            id: 'no',
            label: 'Leave it here',
            description: 'It stays in this browser. Only what you do from now on is seen.',
          },
        ]}
      />
      <div className="mt-4 flex flex-col gap-4">
        <FormFailure message={failure} />
        <Button variant="primary" isPending={isSending} className="self-start" onPress={() => void decide()}>
          {isQuiet ? 'Decide' : goesOn ? 'Go on' : 'Go to the class'}
        </Button>
      </div>
    </section>
  );
}

function pastWords({ lessons, done, attempts }: PastWork): string {
  const begun = lessons === 1 ? '1 lesson was begun' : `${lessons} lessons were begun`;
  const checks = attempts === 1 ? '1 check' : `${attempts} checks`;
  return `In this browser ${begun}, of which ${done} ${done === 1 ? 'is' : 'are'} done, with ${checks}.`;
}
