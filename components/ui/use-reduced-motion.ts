'use client';

import { useSyncExternalStore } from 'react';

const QUERY = '(prefers-reduced-motion: reduce)';

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(QUERY);
  const observer = new MutationObserver(changed);
  query.addEventListener('change', changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-motion'] });
  return () => {
    query.removeEventListener('change', changed);
    observer.disconnect();
  };
}

/** Whether things should not move by themselves now: the reader's own switch first, then the system's. */
export function prefersReducedMotion(): boolean {
  const chosen = document.documentElement.dataset.motion;
  if (chosen === 'reduced') return true;
  if (chosen === 'full') return false;
  return window.matchMedia(QUERY).matches;
}

/** `prefersReducedMotion`, kept up to date; false while rendering on the server. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(subscribe, prefersReducedMotion, () => false);
}
