'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { IslandCard } from '../island-card';
import { useLessonSession } from '../session-context';
import type { ExerciseProps } from './exercise-props';

const ExercisePanel = dynamic(() => import('./exercise-panel').then((panel) => panel.ExercisePanel), {
  ssr: false,
  loading: () => <Waiting />,
});

/** A graded exercise: its task is there at once, its checks come with the learner's work. */
export function ExerciseIsland({ children, ...props }: ExerciseProps & { readonly children: ReactNode }) {
  const session = useLessonSession();
  return (
    <IslandCard id={`exercise-${props.id}`} kind="Exercise" title={props.title} tone="strong">
      {children}
      {session ? <ExercisePanel session={session} {...props} /> : <Waiting />}
    </IslandCard>
  );
}

function Waiting() {
  return (
    <div className="mt-5 min-h-24 border-line border-t pt-4">
      <button type="button" disabled className={buttonClass('primary')}>
        Check my work
      </button>
    </div>
  );
}
