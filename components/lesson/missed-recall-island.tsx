'use client';

import dynamic from 'next/dynamic';
import { useLessonSession } from './session-context';

const MissedRecall = dynamic(() => import('./missed-recall').then((module) => module.MissedRecall), {
  ssr: false,
});

/** Questions that were missed in earlier lessons, once the lesson is open; nothing where none were. */
export function MissedRecallIsland({ earlier }: { readonly earlier: readonly string[] }) {
  const session = useLessonSession();
  return session && earlier.length > 0 ? <MissedRecall earlier={earlier} /> : null;
}
