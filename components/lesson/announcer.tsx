'use client';

import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

const AnnouncerContext = createContext<(text: string) => void>(() => {});

interface Said {
  readonly id: number;
  readonly text: string;
}

/** One polite live region for the whole lesson: verdicts, ends of experiments, answers to predictions. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState<readonly Said[]>([]);
  // Each message is a new element, so that two at once are both announced, and the same words again.
  const announce = useCallback(
    (text: string) => setSaid((last) => [...last.slice(-4), { id: (last.at(-1)?.id ?? 0) + 1, text }]),
    [],
  );
  return (
    <AnnouncerContext value={announce}>
      {children}
      <div aria-live="polite" aria-atomic="false" className="sr-only" data-testid="announcements">
        {said.map(({ id, text }) => (
          <p key={id}>{text}</p>
        ))}
      </div>
    </AnnouncerContext>
  );
}

/** Says something to people who cannot see it: politely, once. */
export function useAnnounce(): (text: string) => void {
  return useContext(AnnouncerContext);
}
