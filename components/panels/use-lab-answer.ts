import { useEffect, useRef, useState } from 'react';
import { type ErrorRecord, recordOf } from '@/engine/core/errors';
import type { AnswerOf, InputOf, QuestionName } from '@/runtime/lab/questions';
import type { LabState } from '@/stores/lab-contract';
import type { Opened } from './use-opened';

/** What the lab answered. */
export interface LabAnswer<Answer> {
  /** The last answer; it stays while a newer one is on its way. Undefined until the first has come. */
  readonly answer?: Answer;
  /** Files have changed since, and it is being asked anew. */
  readonly isAsking: boolean;
  /** Why the last question was not answered. */
  readonly error?: ErrorRecord;
}

/** How long changes of files are gathered before a question is asked anew, in milliseconds. */
const GATHER_MS = 80;

/**
 * Asks the lab's worker a question, and again whenever files have changed, one question at a time. `input` may be a new
 * object in each rendering; it is compared by what it says.
 *
 * @example
 * const lab = useOpened(session.lab);
 * const { answer } = useLabAnswer(lab, 'workspace.use', null);
 */
export function useLabAnswer<Name extends QuestionName>(
  lab: Opened<LabState>,
  name: Name,
  input: InputOf<Name>,
): LabAnswer<AnswerOf<Name>> {
  const [state, setState] = useState<LabAnswer<AnswerOf<Name>>>({ isAsking: true });
  const asked = JSON.stringify(input);
  const latest = useRef(input);
  latest.current = input;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the input is compared by what it says
  useEffect(() => {
    if (typeof lab === 'string') return;
    let isGone = false;
    let isAsking = false;
    let isStale = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      if (isAsking) {
        isStale = true;
        return;
      }
      isAsking = true;
      setState((before) => ({ ...before, isAsking: true }));
      let next: (before: LabAnswer<AnswerOf<Name>>) => LabAnswer<AnswerOf<Name>>;
      try {
        const answer = await lab.getState().ask(name, latest.current);
        next = () => ({ answer, isAsking: isStale });
      } catch (thrown) {
        next = (before) => ({ ...before, error: recordOf(thrown, 'lab-failed'), isAsking: isStale });
      }
      isAsking = false;
      if (isGone) return;
      setState(next);
      if (!isStale) return;
      isStale = false;
      void ask();
    };
    void ask();
    const unsubscribe = lab.subscribe((now, before) => {
      if (now.revision === before.revision) return;
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), GATHER_MS);
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
      unsubscribe();
    };
  }, [lab, name, asked]);

  return state;
}
