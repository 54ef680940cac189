'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { FocusTrail } from './focus-trail';

/**
 * Keeps the focus of keyboard users within a part of the page. When the button that was pressed goes away (Start becomes Pause, a
 * form is done, a row is removed), browsers drop the focus to the top of the page; here it goes to what stands in its place,
 * else back to where it came from.
 */
export function FocusKeeper({ children }: { readonly children: ReactNode }) {
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = part.current;
    if (!root) return;
    const trail = new FocusTrail();
    let frame = 0;
    const mend = () => {
      frame = 0;
      if (document.activeElement !== document.body) return;
      // Still there: somebody has clicked beside it.
      if (!trail.isLost) return trail.forget();
      (trail.next() ?? root.closest<HTMLElement>('[tabindex]'))?.focus({ preventScroll: true });
    };
    // After the frame: what is about to come has come, and the browser has let go of what was disabled.
    const look = () => {
      if (frame === 0) frame = requestAnimationFrame(mend);
    };
    const arrived = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement || target instanceof SVGElement) trail.visit(target as HTMLElement);
    };
    const left = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !root.contains(relatedTarget)) trail.forget();
      else look();
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden'] });
    root.addEventListener('focusin', arrived);
    root.addEventListener('focusout', left);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      root.removeEventListener('focusin', arrived);
      root.removeEventListener('focusout', left);
    };
  }, []);
  return (
    <div ref={part} className="contents">
      {children}
    </div>
  );
}
