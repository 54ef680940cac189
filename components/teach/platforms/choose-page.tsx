'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { ChoiceAnswer } from '@/contracts/api/lti';
import { askServer } from '@/stores/account/ask-server';
import { Failed } from '../data/failed';
import { useAct } from '../data/use-act';
import { type PickedWork, PickWork } from '../work/pick-work';

export interface ChoosePageProps {
  readonly choiceId: string;
  /** The ids of the lessons that are there. */
  readonly ready: readonly string[];
}

/** What an instructor puts into a course of a learning management system: one link for each piece of work. */
export function ChoosePage({ choiceId, ready }: ChoosePageProps) {
  const [picked, setPicked] = useState<readonly PickedWork[]>([]);
  const [answer, setAnswer] = useState<ChoiceAnswer | null>(null);
  const { act, isPending, failure } = useAct();
  const path = `/api/v1/lti/choices/${choiceId}`;
  const send = async () =>
    setAnswer(await act(() => askServer<ChoiceAnswer>('POST', path, { work: picked }), { changes: path }));
  return (
    <>
      <h1 className="font-semibold text-2xl text-ink tracking-tight">Choose work for your course</h1>
      <p className="mt-1 mb-6 max-w-[60ch] text-ink-muted text-sm leading-5">
        Each piece becomes a link in your course, with a column in its gradebook. A learner who opens it lands
        in the lesson; what the lab grades is sent to the column.
      </p>
      <PickWork picked={picked} onChange={setPicked} ready={ready} has={NOTHING} />
      <div className="sticky bottom-0 mt-6 flex flex-wrap items-center gap-4 border-line border-t bg-canvas py-4">
        <Button
          variant="primary"
          isDisabled={picked.length === 0}
          isPending={isPending || answer !== null}
          onPress={() => void send()}
        >
          {picked.length > 1 ? `Put ${picked.length} links into the course` : 'Put the link into the course'}
        </Button>
        <Failed failure={failure} />
      </div>
      {answer === null ? null : <Return answer={answer} />}
    </>
  );
}

const NOTHING: ReadonlySet<string> = new Set();

/** Takes the answer to the platform, by the form that it waits for. */
function Return({ answer: { returnUrl, jwt } }: { answer: ChoiceAnswer }) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.submit(), []);
  return (
    <form ref={form} method="post" action={returnUrl} hidden>
      <input type="hidden" name="JWT" value={jwt} />
    </form>
  );
}
