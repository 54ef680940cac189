'use client';

import { useEffect, useState } from 'react';
import type { LessonSession } from '@/stores/contracts';
import type { LessonSection } from './lesson-sections';
import { useLessonSession } from './session-context';

/** Remembers how far the text was read, and offers to go on from there when the lesson is opened again. */
export function ReadingPlace({
  sections,
  current,
}: {
  readonly sections: readonly LessonSection[];
  readonly current: number;
}) {
  const session = useLessonSession();
  return session ? <Place session={session} sections={sections} current={current} /> : null;
}

function Place({
  session,
  sections,
  current,
}: {
  readonly session: LessonSession;
  readonly sections: readonly LessonSection[];
  readonly current: number;
}) {
  const [left] = useState(() => session.learning.getState().place);
  const at = sections.findIndex((section) => section.id === left);
  const [moved, setMoved] = useState(false);
  const id = sections[current]?.id;

  useEffect(() => {
    if (current > 0) setMoved(true);
  }, [current]);
  useEffect(() => {
    // The top of the page is where every visit begins; it says nothing about where the last one ended.
    if (moved && id !== undefined) session.learning.getState().setPlace(id);
  }, [session, moved, id]);

  if (moved || at <= 0) return null;
  return (
    <a
      href={`#${left}`}
      className="absolute inset-e-14 top-0 z-10 flex h-10 max-w-[60%] items-center bg-canvas ps-3 text-accent text-sm underline underline-offset-3"
    >
      <span className="truncate">Go on from “{sections[at]?.title}”</span>
    </a>
  );
}
