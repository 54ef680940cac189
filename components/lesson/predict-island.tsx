'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { fillTemplate } from '@/engine/core/facts';
import type { LessonSession, LockedPrediction } from '@/stores/contracts';
import { useAnnounce } from './announcer';
import { ChoiceGroup } from './choice-group';
import { ConfidenceSlider } from './confidence-slider';
import { InlineProse } from './inline-prose';
import { IslandCard } from './island-card';
import { useLessonSession, useSession } from './session-context';

/** What a prediction shows; resolved from lesson.yaml on the server. */
export interface PredictProps {
  readonly id: string;
  readonly ask: ReactNode;
  readonly experiment: { readonly id: string; readonly label: string };
  readonly options: readonly { readonly id: string; readonly label: ReactNode; readonly text: string }[];
  /** Markdown with facts in braces. */
  readonly reveal: string;
}

/** A question whose answer is locked, with a confidence, before the run that settles it. */
export function PredictIsland(props: PredictProps) {
  const session = useLessonSession();
  return (
    <IslandCard
      id={`predict-${props.id}`}
      kind="Prediction"
      title={`What will happen: ${props.experiment.label}`}
    >
      {session ? <OpenPrediction session={session} {...props} /> : <Asking {...props} />}
    </IslandCard>
  );
}

function OpenPrediction({ session, ...props }: PredictProps & { readonly session: LessonSession }) {
  const locked = useSession(session, 'learning', (learning) => learning.predictions[props.id]);
  const announce = useAnnounce();
  const status = useRef<HTMLDivElement>(null);
  const justLocked = useRef(false);
  useEffect(() => {
    if (!locked || !justLocked.current) return;
    justLocked.current = false;
    status.current?.focus();
  }, [locked]);

  // The answer is announced when it comes in, not when the page is opened again later.
  const last = useRef(locked);
  useEffect(() => {
    const answered = last.current?.happened === undefined && locked?.happened !== undefined;
    if (answered && last.current) {
      const seen = locked.happened === null ? 'none of the options' : optionOf(props, locked.happened)?.text;
      announce(
        `Your prediction is answered. ${verdictOf(locked.happened === locked.optionId)} It was: ${seen}`,
      );
    }
    last.current = locked;
  });

  if (!locked) {
    return (
      <Asking
        {...props}
        onLock={(optionId, confidence) => {
          justLocked.current = true;
          session.learning.getState().lockPrediction(props.id, optionId, confidence);
          announce(`Locked. Now run the experiment: ${props.experiment.label}.`);
        }}
      />
    );
  }
  return (
    <div ref={status} tabIndex={-1} className="outline-none">
      {locked.happened === undefined ? (
        <Waiting {...props} locked={locked} />
      ) : (
        <Reveal {...props} locked={locked} happened={locked.happened} />
      )}
    </div>
  );
}

function Asking({
  id,
  ask,
  options,
  onLock,
}: PredictProps & { readonly onLock?: (optionId: string, confidence: number) => void }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [confidence, setConfidence] = useState(70);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null) onLock?.(chosen, confidence);
      }}
    >
      <ChoiceGroup
        name={`predict-${id}`}
        legend={ask}
        choices={options}
        chosen={chosen}
        onChoose={setChosen}
        disabled={!onLock}
      />
      <div className="mt-4 flex flex-wrap items-end gap-x-6 gap-y-3">
        <ConfidenceSlider
          id={`predict-${id}-confidence`}
          value={confidence}
          onChange={setConfidence}
          disabled={!onLock}
        />
        <button type="submit" className={buttonClass('primary')} disabled={!onLock || chosen === null}>
          Lock the prediction
        </button>
      </div>
    </form>
  );
}

function optionOf({ options }: PredictProps, id: string) {
  return options.find((option) => option.id === id);
}

function Waiting({ locked, ...props }: PredictProps & { readonly locked: LockedPrediction }) {
  return (
    <div className="space-y-2">
      <div className="font-medium">{props.ask}</div>
      <p>
        You said, {locked.confidence} % sure:{' '}
        <b className="font-semibold">{optionOf(props, locked.optionId)?.label}</b>
      </p>
      <p className="text-ink-muted">
        Locked. Now run{' '}
        <a className="prose-link" href={`#experiment-${props.experiment.id}`}>
          {props.experiment.label}
        </a>{' '}
        and see.
      </p>
    </div>
  );
}

function Reveal({
  locked,
  happened,
  ...props
}: PredictProps & { readonly locked: LockedPrediction; readonly happened: string | null }) {
  const right = happened === locked.optionId;
  return (
    <div className="space-y-3">
      <div className="font-medium">{props.ask}</div>
      <dl className="grid gap-x-4 gap-y-1.5 sm:grid-cols-[auto_1fr]">
        <dt className="text-ink-muted">You said</dt>
        <dd>
          {optionOf(props, locked.optionId)?.label}{' '}
          <span className="text-ink-muted">({locked.confidence} % sure)</span>
        </dd>
        <dt className="text-ink-muted">What happened</dt>
        <dd className="font-medium">
          {happened === null ? 'None of these: your run went another way.' : optionOf(props, happened)?.label}
        </dd>
      </dl>
      <p className={right ? 'font-medium text-passed' : 'font-medium'}>{verdictOf(right)}</p>
      <InlineProse
        text={fillTemplate(props.reveal, locked.facts ?? {})}
        className="space-y-2 text-ink-muted"
      />
    </div>
  );
}

function verdictOf(right: boolean): string {
  return right
    ? '✓ As you said.'
    : '≠ Not what you said. Worth a minute: which part of your picture was off?';
}
