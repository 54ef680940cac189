'use client';

import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { Progress } from '@/components/ui/progress';
import type { LessonSession } from '@/stores/contracts';
import { OurFailure } from '../our-failure';
import { useSession } from '../session-context';
import { softDisabled } from '../soft-disabled';
import { useStartRun } from '../use-start-run';
import type { EarlyPress } from './waiting-check';

/** "Check my work", how far the check is, Cancel, and why it cannot be started now. */
export function CheckBar({
  session,
  exerciseId,
  attempted,
  early,
}: {
  readonly session: LessonSession;
  readonly exerciseId: string;
  readonly attempted: boolean;
  /** What was pressed before this button was there. */
  readonly early?: EarlyPress;
}) {
  const checking = useSession(session, 'grading', (grading) => grading.checking);
  const failure = useSession(session, 'grading', (grading) => grading.failure);
  const waitMs = useSession(session, 'grading', (grading) => grading.waitMs);
  const writer = useSession(session, 'workspace', (workspace) => workspace.access === 'writer');
  const left = Math.ceil(waitMs / 1000);
  const { start, failure: refused } = useStartRun(() => session.grading.getState().check(exerciseId));
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (early?.hasFocus) button.current?.focus();
    if (early) early.hasFocus = false;
  }, [early]);
  const startNow = useEffectEvent(start);
  useEffect(() => {
    if (!early?.isAsked) return;
    early.isAsked = false;
    startNow();
  }, [early]);
  const mine = checking?.exerciseId === exerciseId;
  const reasonId = `exercise-${exerciseId}-reason`;
  const reason = mine
    ? null
    : !writer
      ? 'Another tab has this lesson open and writes; take over in the workbench to check here.'
      : checking
        ? 'Another check is running.'
        : left > 0
          ? `The work has not changed since the last checks. You can check again in ${left} s, or at once after a change.`
          : null;

  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-3">
        <button
          ref={button}
          type="button"
          className={buttonClass('primary')}
          {...softDisabled(mine || reason !== null, start, reason === null ? undefined : reasonId)}
        >
          {mine ? 'Checking…' : attempted ? 'Check again' : 'Check my work'}
        </button>
        {mine ? (
          <>
            <button
              type="button"
              className={buttonClass('secondary')}
              onClick={() => session.grading.getState().cancel()}
            >
              Cancel
            </button>
            <div className="min-w-52 flex-1">
              <Progress
                label="Check"
                visibleLabel
                value={checking.done}
                valueText={checking.doing || `${Math.round(checking.done * 100)} %`}
              />
            </div>
          </>
        ) : null}
        {reason ? (
          <p id={reasonId} className="min-w-0 flex-1 text-ink-muted text-sm">
            {reason}
          </p>
        ) : null}
      </div>
      {refused ? (
        <p role="alert" className="text-failed text-sm">
          ✗ The check did not start: {refused}
        </p>
      ) : null}
      {failure && !mine ? <OurFailure what="The check could not be finished" error={failure} /> : null}
    </div>
  );
}
