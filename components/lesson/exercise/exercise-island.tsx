'use client';

import dynamic from 'next/dynamic';
import { createContext, type ReactNode, use, useRef, useState } from 'react';
import { IslandCard } from '../island-card';
import { useLessonSession } from '../session-context';
import type { ExerciseProps } from './exercise-props';
import { DueSlot } from './hand-in-slot';
import { type EarlyPress, WaitingCheck } from './waiting-check';

const ExercisePanel = dynamic(() => import('./exercise-panel').then((panel) => panel.ExercisePanel), {
  ssr: false,
  loading: () => <Waiting />,
});

/** The button stands in two places until the work is there, and is one for the learner. */
const Early = createContext<{
  readonly press: EarlyPress;
  readonly isAsked: boolean;
  readonly onAsk: () => void;
} | null>(null);

/** A graded exercise: its task is there at once, its checks come with the learner's work. */
export function ExerciseIsland({ children, ...props }: ExerciseProps & { readonly children: ReactNode }) {
  const session = useLessonSession();
  const { current: press } = useRef<EarlyPress>({ isAsked: false, isDown: false, hasFocus: false });
  const [isAsked, setAsked] = useState(false);
  const onAsk = () => {
    press.isAsked = true;
    setAsked(true);
  };
  return (
    <IslandCard
      id={`exercise-${props.id}`}
      kind="Exercise"
      title={props.title}
      tone="strong"
      aside={<DueSlot session={session} exerciseId={props.id} />}
    >
      {children}
      <Early value={{ press, isAsked, onAsk }}>
        {session ? <ExercisePanel session={session} early={press} {...props} /> : <Waiting />}
      </Early>
    </IslandCard>
  );
}

function Waiting() {
  const early = use(Early);
  return early === null ? null : <WaitingCheck {...early} />;
}
