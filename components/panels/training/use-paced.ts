import { useEffect, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';

/** Redraws of live curves are at least this many milliseconds apart: calm for the eye, and cheap. */
export const REDRAW_MS = 100;

/** The state of a store, followed at most ten times a second; the last state is never missed. */
export function usePaced<State>(store: StoreApi<State>): State {
  const [state, setState] = useState(() => store.getState());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const follow = () => {
      timer = undefined;
      last = performance.now();
      setState(store.getState());
    };
    follow();
    const stop = store.subscribe(() => {
      timer ??= setTimeout(follow, Math.max(0, REDRAW_MS - (performance.now() - last)));
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store]);
  return state;
}
