'use client';

import { type RefObject, useEffect, useRef } from 'react';
import type { LessonSession } from '@/stores/contracts';
import { useAnnounce } from '../announcer';
import { useSession } from '../session-context';
import { announcement } from './verdict-words';

/** Time for the announcement to be heard before the focus moves. */
const FOCUS_AFTER_MS = 600;

/**
 * Announces a new verdict once, then moves the focus to it, but only where the learner is still at this exercise and has
 * done nothing since: somebody who went on typing in the editor, or takes a hint already, is left there.
 */
export function useVerdict(
  session: LessonSession,
  exerciseId: string,
  panel: RefObject<HTMLElement | null>,
  heading: RefObject<HTMLElement | null>,
): void {
  const announce = useAnnounce();
  const attempt = useSession(session, 'grading', (grading) => grading.attempts[exerciseId]?.[0]);
  const seen = useRef(attempt);
  useEffect(() => {
    if (!attempt || attempt.report.attemptId === seen.current?.report.attemptId) return;
    seen.current = attempt;
    announce(announcement(attempt.report));
    const focused = document.activeElement;
    const isHere = focused === document.body || panel.current?.contains(focused);
    const timer = setTimeout(() => {
      if (isHere && document.activeElement === focused) heading.current?.focus();
    }, FOCUS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [attempt, announce, panel, heading]);
}
