'use client';

import Link from 'next/link';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { cx } from '@/components/ui/cx';
import type { LessonSession } from '@/stores/contracts';
import { useAnnounce } from './announcer';
import { type Choice, ChoiceGroup } from './choice-group';
import { ConfidenceSlider } from './confidence-slider';
import { IslandCard } from './island-card';
import { useLessonSession, useSession } from './session-context';

/** A question of recall, resolved from lesson.yaml on the server. */
export interface RecallQuestion {
  readonly id: string;
  readonly ask: ReactNode;
  readonly options: readonly {
    readonly id: string;
    readonly label: ReactNode;
    readonly right: boolean;
    readonly because: ReactNode;
  }[];
}

/** The questions at the end of the lesson: each is answered before its reasons are shown. */
export function RecallIsland({ questions }: { readonly questions: readonly RecallQuestion[] }) {
  const session = useLessonSession();
  return (
    <IslandCard
      id="recall"
      kind="Recall"
      title="What stayed with you"
      aside={session ? <Score session={session} questions={questions} /> : null}
    >
      <ol className="space-y-7">
        {questions.map((question) => (
          <li key={question.id}>
            {session ? (
              <StoredQuestion session={session} question={question} />
            ) : (
              <RecallCard question={question} answered={null} />
            )}
          </li>
        ))}
      </ol>
      <p className="mt-6 border-line border-t pt-3 text-ink-muted text-sm">
        How often are you right when you are 80 % sure?{' '}
        <Link className="prose-link" href="/calibration">
          See your calibration
        </Link>
      </p>
    </IslandCard>
  );
}

function Score({
  session,
  questions,
}: {
  readonly session: LessonSession;
  readonly questions: readonly RecallQuestion[];
}) {
  const recall = useSession(session, 'learning', (learning) => learning.recall);
  const answered = questions.filter((question) => recall[question.id]);
  const right = answered.filter((question) => recall[question.id]?.right).length;
  if (answered.length === 0)
    return <span className="text-ink-muted text-sm">{questions.length} questions</span>;
  return (
    <span className="text-ink-muted text-sm tabular-nums">
      {answered.length < questions.length
        ? `${answered.length} of ${questions.length} answered`
        : `${right} of ${questions.length} right`}
    </span>
  );
}

function StoredQuestion({
  session,
  question,
}: {
  readonly session: LessonSession;
  readonly question: RecallQuestion;
}) {
  const answer = useSession(session, 'learning', (learning) => learning.recall[question.id]);
  return (
    <RecallCard
      question={question}
      answered={answer?.optionId ?? null}
      confidence={answer?.confidence}
      onAnswer={(optionId, confidence) =>
        session.learning.getState().answerRecall(question.id, optionId, confidence)
      }
    />
  );
}

/**
 * One question: options, then, once answered, the reason for each. Only the first answer counts; what was missed comes
 * back in a later lesson. Without `onAnswer` it can only be read.
 */
export function RecallCard({
  question,
  answered,
  confidence,
  onAnswer,
}: {
  readonly question: RecallQuestion;
  readonly answered: string | null;
  /** How sure one was of it, in per cent. */
  readonly confidence?: number;
  readonly onAnswer?: (optionId: string, confidence: number) => void;
}) {
  const announce = useAnnounce();
  const [chosen, setChosen] = useState<string | null>(null);
  const [sure, setSure] = useState(70);
  const verdict = useRef<HTMLParagraphElement>(null);
  const justAnswered = useRef(false);
  const shown = answered !== null;
  const right = question.options.find((option) => option.id === answered)?.right ?? false;
  const choices: Choice[] = question.options.map((option) => ({
    id: option.id,
    label: option.label,
    mark: !shown ? undefined : option.right ? 'right' : option.id === answered ? 'wrong' : 'plain',
    note: shown ? option.because : undefined,
  }));

  useEffect(() => {
    if (!shown || !justAnswered.current) return;
    justAnswered.current = false;
    verdict.current?.focus();
  }, [shown]);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen === null || !onAnswer) return;
        const isRight = question.options.find((option) => option.id === chosen)?.right ?? false;
        justAnswered.current = true;
        announce(isRight ? 'Right. The reasons are shown.' : 'Not this one. The reasons are shown.');
        onAnswer(chosen, sure);
      }}
    >
      <ChoiceGroup
        name={`recall-${question.id}`}
        legend={question.ask}
        choices={choices}
        chosen={shown ? answered : chosen}
        onChoose={setChosen}
        disabled={!onAnswer || shown}
      />
      <div className="mt-3 min-h-7 text-sm">
        {shown ? (
          <p
            ref={verdict}
            tabIndex={-1}
            className={cx('font-medium outline-none', right ? 'text-passed' : 'text-failed')}
          >
            {right ? '✓ Right' : '✗ Not this time; it comes back in a later lesson'}
            {confidence === undefined ? null : (
              <span className="font-normal text-ink-muted"> (you were {confidence} % sure)</span>
            )}
          </p>
        ) : (
          <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
            <ConfidenceSlider
              id={`recall-${question.id}-confidence`}
              value={sure}
              onChange={setSure}
              disabled={!onAnswer}
            />
            <button
              type="submit"
              className={buttonClass('secondary', 'sm')}
              disabled={!onAnswer || chosen === null}
            >
              Answer
            </button>
          </div>
        )}
      </div>
    </form>
  );
}
