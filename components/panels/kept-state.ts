import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LessonSession } from '@/stores/contracts';

/**
 * What a panel shows, kept for as long as the session is: a panel that is hidden is not mounted, and other panels may lead
 * to something in it before it is. One store for each session.
 *
 * @example
 * export const modelsState = keptState<ModelsState>({ focus: null });
 * const { focus } = useStore(modelsState(session));
 */
export function keptState<State extends object>(initial: State): (session: LessonSession) => StoreApi<State> {
  const stores = new WeakMap<LessonSession, StoreApi<State>>();
  return (session) => {
    const known = stores.get(session);
    if (known) return known;
    const store = createStore<State>(() => initial);
    stores.set(session, store);
    return store;
  };
}
