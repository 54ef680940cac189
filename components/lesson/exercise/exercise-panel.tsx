'use client';

import { useRef } from 'react';
import type { LessonSession } from '@/stores/contracts';
import { useSession } from '../session-context';
import { AttemptHistory } from './attempt-history';
import { CheckBar } from './check-bar';
import { CheckPlan } from './check-plan';
import { CheckResult } from './check-result';
import { ExerciseFiles } from './exercise-files';
import type { ExerciseProps } from './exercise-props';
import { HandInSlot } from './hand-in-slot';
import { HintLadder } from './hint-ladder';
import { useVerdict } from './use-verdict';
import type { EarlyPress } from './waiting-check';
import { WorkActions } from './work-actions';

/** Everything of an exercise that needs the learner's work: files, check, verdict, hints, comparisons, attempts. */
export function ExercisePanel({
  session,
  early,
  ...exercise
}: ExerciseProps & {
  readonly session: LessonSession;
  /** What was pressed before this was there. */
  readonly early?: EarlyPress;
}) {
  const attempts = useSession(session, 'grading', (grading) => grading.attempts[exercise.id]) ?? [];
  const panel = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useVerdict(session, exercise.id, panel, heading);
  const last = attempts[0];

  return (
    <div ref={panel} className="mt-5 space-y-5 border-line border-t pt-4">
      <ExerciseFiles session={session} paths={exercise.opens} />
      <CheckBar session={session} exerciseId={exercise.id} attempted={last !== undefined} early={early} />
      <HandInSlot session={session} exerciseId={exercise.id} />
      {last ? (
        <CheckResult session={session} attempt={last} heading={heading} exerciseId={exercise.id} />
      ) : (
        <CheckPlan checks={exercise.checks} />
      )}
      <HintLadder session={session} exerciseId={exercise.id} hints={exercise.hints} />
      <WorkActions session={session} edits={exercise.edits} attempted={last !== undefined} />
      {attempts.length > 0 ? <AttemptHistory session={session} attempts={attempts} /> : null}
    </div>
  );
}
