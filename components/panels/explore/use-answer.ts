import { startTransition, useEffect, useState } from 'react';
import { messageOf } from '@/engine/core/errors';
import type { Answer, Question, QuestionKind } from '@/engine/dataset/explore/answer';
import type { Source } from './source';

/** The answer to a question, and how it stands. While the next answer is computed, the last one stays. */
export interface Asked<Kind extends QuestionKind> {
  readonly answer: Answer<Kind> | null;
  /** The question that `answer` belongs to: marks and labels follow it, not the one that is being computed. */
  readonly question: Question<Kind> | null;
  readonly error: string | null;
  readonly busy: boolean;
}

/** Asks the worker; null asks nothing. */
export function useAnswer<Kind extends QuestionKind>(
  source: Source,
  question: Question<Kind> | null,
): Asked<Kind> {
  const key = question === null ? null : JSON.stringify(question);
  const [asked, setAsked] = useState<Asked<Kind> & { readonly key: string | null }>(NOTHING);
  useEffect(() => {
    if (key === null) return;
    let isCurrent = true;
    const current = JSON.parse(key) as Question<Kind>;
    source.ask(current).then(
      (answer) => {
        // A large chart may take a moment to draw: it must not hold up the page.
        startTransition(() => {
          if (isCurrent) setAsked({ key, answer, question: current, error: null, busy: false });
        });
      },
      (thrown: unknown) => {
        if (isCurrent) setAsked({ key, answer: null, question: null, error: messageOf(thrown), busy: false });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [source, key]);
  return { ...asked, busy: asked.key !== key };
}

const NOTHING = { key: null, answer: null, question: null, error: null, busy: true };
