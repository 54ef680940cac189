'use client';

import { useStore } from 'zustand';
import type { LessonSession } from '@/stores/contracts';
import { Elapsed } from '../elapsed';
import { durationText, runWords } from './run-words';

const TONES = {
  neutral: 'text-ink-muted',
  accent: 'text-accent',
  passed: 'text-passed',
  failed: 'text-failed',
} as const;

/** The label of the shown run, how it ended as a sign and a word, and how long it took. */
export function RunHeader({ session }: { readonly session: LessonSession }) {
  const label = useStore(session.runs, (runs) => runs.current?.label);
  const outcome = useStore(session.runs, (runs) => runs.current?.outcome);
  const startedAt = useStore(session.runs, (runs) => runs.current?.startedAt);
  const endedAt = useStore(session.runs, (runs) => runs.current?.endedAt);
  if (label === undefined || outcome === undefined || startedAt === undefined) return null;
  const words = runWords(outcome);
  return (
    <p className="flex min-w-0 items-center gap-2.5 text-xs">
      <span className="truncate font-mono text-ink">{label}</span>
      <span className={`shrink-0 font-medium ${TONES[words.tone]}`}>
        <span aria-hidden>{words.sign}</span> {words.word}
      </span>
      <span className="shrink-0 text-ink-faint tabular-nums">
        {endedAt === undefined ? <Elapsed since={startedAt} /> : durationText(endedAt - startedAt)}
      </span>
    </p>
  );
}
