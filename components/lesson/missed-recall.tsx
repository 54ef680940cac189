'use client';

import { useEffect, useState } from 'react';
import { showToast } from '@/components/ui/toast';
import { messageOf } from '@/engine/core/errors';
import type { MissedRecall as Missed } from '@/stores/browser-missed-recall';
import type { MissedQuestion } from '@/stores/missed-recall';
import { counted } from './format';
import { inline } from './inline-prose';
import { IslandCard } from './island-card';
import { RecallCard } from './recall-island';

/** As many as one answers before one has begun to read. */
const MOST = 3;

/** Loads and shows the questions that come back. */
export function MissedRecall({ earlier }: { readonly earlier: readonly string[] }) {
  const [missed, setMissed] = useState<Missed | null>(null);
  useEffect(() => {
    let left = false;
    let opened: Missed | null = null;
    import('@/stores/browser-missed-recall')
      .then(({ openMissedRecall }) => openMissedRecall(earlier, MOST))
      .then(
        (found) => {
          opened = found;
          if (left) found.close();
          else setMissed(found);
        },
        (thrown: unknown) => {
          // The lesson does not need them; the console keeps the reason.
          console.warn('Questions of earlier lessons could not be read:', messageOf(thrown));
        },
      );
    return () => {
      left = true;
      opened?.close();
    };
  }, [earlier]);

  if (!missed || missed.questions.length === 0) return null;
  return (
    <div className="mx-auto max-w-[44rem] print:hidden">
      <IslandCard
        id="missed-recall"
        kind="From earlier lessons"
        title={`${counted(missed.questions.length, 'question')} that you missed`}
      >
        <ol className="space-y-7">
          {missed.questions.map((question) => (
            <li key={`${question.slug}/${question.question.id}`}>
              <Returned missed={missed} question={question} />
            </li>
          ))}
        </ol>
      </IslandCard>
    </div>
  );
}

function Returned({ missed, question }: { readonly missed: Missed; readonly question: MissedQuestion }) {
  const [answered, setAnswered] = useState<string | null>(null);
  const { id, ask, options } = question.question;
  const answer = (optionId: string) => {
    setAnswered(optionId);
    missed.answer(question, optionId).catch((thrown: unknown) => {
      showToast({ title: 'The answer was not kept', description: messageOf(thrown), tone: 'failed' });
    });
  };
  return (
    <RecallCard
      question={{
        id: `missed-${id}`,
        ask: (
          <>
            <span className="block font-normal text-ink-muted text-sm">{question.lesson}</span>
            {inline(ask)}
          </>
        ),
        options: options.map((option) => ({
          id: option.id,
          label: inline(option.label),
          right: option.right,
          because: inline(option.because),
        })),
      }}
      answered={answered}
      onAnswer={answer}
    />
  );
}
