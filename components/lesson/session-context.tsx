'use client';

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { ErrorRecord } from '@/engine/core/errors';
import type { LessonSession } from '@/stores/contracts';
import { whenPainted } from './when-painted';

/** How far the opening of the lesson's work is. The text can be read in every phase. */
export type SessionPhase =
  | { readonly status: 'opening' }
  | { readonly status: 'ready'; readonly session: LessonSession }
  | { readonly status: 'failed'; readonly error: ErrorRecord };

/** Opens the session of a lesson; rejects when the browser's storage cannot be used. */
export type OpenSession = (slug: string) => Promise<LessonSession>;

interface SessionValue {
  readonly phase: SessionPhase;
  readonly retry: () => void;
}

const OPENING: SessionPhase = { status: 'opening' };
const SessionContext = createContext<SessionValue>({ phase: OPENING, retry: () => {} });

const openFromStores: OpenSession = async (slug) => {
  const { openLessonSession } = await import('@/stores/open-lesson-session');
  return openLessonSession(slug);
};

const atOnce = (then: () => void) => {
  then();
  return () => {};
};

/** What was thrown while opening, as a record that can be shown and copied. */
function recordOf(thrown: unknown): ErrorRecord {
  if (thrown instanceof Error) {
    const { code, data } = thrown as Error & { code?: unknown; data?: unknown };
    return {
      name: thrown.name,
      code: typeof code === 'string' ? code : 'lesson-not-opened',
      message: thrown.message,
      data,
    };
  }
  return { name: 'Error', code: 'lesson-not-opened', message: String(thrown) };
}

/**
 * Gives the open session of one lesson to everything inside. It is opened after the first paint, so that the text is
 * there before any of the machinery; `open` is replaced in tests.
 */
export function LessonSessionProvider({
  slug,
  open = openFromStores,
  opensAt = 'painted',
  children,
}: {
  readonly slug: string;
  readonly open?: OpenSession;
  /** `once` opens without waiting for a paint, where there is none. */
  readonly opensAt?: 'painted' | 'once';
  readonly children: ReactNode;
}) {
  const [phase, setPhase] = useState<SessionPhase>(OPENING);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens again.
  useEffect(() => {
    let live: LessonSession | null = null;
    let left = false;
    setPhase(OPENING);
    const start = opensAt === 'painted' ? whenPainted : atOnce;
    const cancel = start(() => {
      open(slug).then(
        (session) => {
          if (left) return session.dispose();
          live = session;
          setPhase({ status: 'ready', session });
        },
        (thrown: unknown) => {
          if (!left) setPhase({ status: 'failed', error: recordOf(thrown) });
        },
      );
    });
    return () => {
      left = true;
      cancel();
      live?.dispose();
    };
  }, [slug, open, opensAt, attempt]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const value = useMemo(() => ({ phase, retry }), [phase, retry]);
  return <SessionContext value={value}>{children}</SessionContext>;
}

/** The phase of opening and a way to try again. */
export function useSessionPhase(): SessionValue {
  return useContext(SessionContext);
}

/** The open session, or null until it is ready. */
export function useLessonSession(): LessonSession | null {
  const { phase } = useContext(SessionContext);
  return phase.status === 'ready' ? phase.session : null;
}

type StoreName = 'workspace' | 'editor' | 'runs' | 'grading' | 'learning' | 'replays';
type StateOf<Name extends StoreName> = LessonSession[Name] extends StoreApi<infer State> ? State : never;

/** Selects from one store of an open session, e.g. `useSession(session, 'runs', (runs) => runs.busy)`. */
export function useSession<Name extends StoreName, Selected>(
  session: LessonSession,
  store: Name,
  select: (state: StateOf<Name>) => Selected,
): Selected {
  const api = session[store] as unknown as StoreApi<StateOf<Name>>;
  return useStore<StoreApi<StateOf<Name>>, Selected>(api, select);
}
