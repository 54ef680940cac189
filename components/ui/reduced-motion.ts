const QUERY = '(prefers-reduced-motion: reduce)';

/** Whether things should not move by themselves now: the reader's own switch first, then the system's. */
export function prefersReducedMotion(): boolean {
  const chosen = document.documentElement.dataset.motion;
  if (chosen === 'reduced') return true;
  if (chosen === 'full') return false;
  return window.matchMedia(QUERY).matches;
}
