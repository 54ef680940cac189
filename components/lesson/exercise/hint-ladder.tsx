'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import type { LessonSession } from '@/stores/contracts';
import { useAnnounce } from '../announcer';
import { useSession } from '../session-context';

/** Hints, one rung at a time: "Hint 2 of 5", the last one concrete. Taking one is recorded and costs nothing. */
export function HintLadder({
  session,
  exerciseId,
  hints,
}: {
  readonly session: LessonSession;
  readonly exerciseId: string;
  readonly hints: readonly ReactNode[];
}) {
  const announce = useAnnounce();
  const taken = useSession(session, 'grading', (grading) => grading.hintsTaken[exerciseId] ?? 0);
  const newest = useRef<HTMLHeadingElement>(null);
  const before = useRef(taken);
  useEffect(() => {
    if (taken > before.current) {
      announce(`Hint ${taken} of ${hints.length} is shown.`);
      newest.current?.focus();
    }
    before.current = taken;
  }, [taken, hints.length, announce]);

  const shown = hints.slice(0, taken);
  return (
    <div className="space-y-3">
      {shown.map((hint, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rungs never move
        <div key={index} className="border-accent/50 border-s-2 ps-4">
          <h4
            ref={index === taken - 1 ? newest : undefined}
            tabIndex={-1}
            className="font-medium text-ink-muted text-sm outline-none"
          >
            Hint {index + 1} of {hints.length}
          </h4>
          <div className="mt-0.5">{hint}</div>
        </div>
      ))}
      {taken < hints.length ? (
        <button
          type="button"
          className={buttonClass('secondary', 'sm')}
          onClick={() => session.grading.getState().takeHint(exerciseId)}
        >
          {taken === 0
            ? `Take a hint (${hints.length} in all)`
            : `Next hint (${taken + 1} of ${hints.length})`}
        </button>
      ) : null}
    </div>
  );
}
