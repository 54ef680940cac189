'use client';

import { inZone, isSameClock, ownZone } from './moment';

/** A moment on the class's clock, and on the reader's own below where that shows another hour. */
export function MomentText({ at, timeZone }: { at: string; timeZone: string }) {
  const mine = ownZone();
  return (
    <time dateTime={at} className="tabular-nums">
      {inZone(at, timeZone)}
      {isSameClock(at, timeZone, mine) ? null : (
        <span className="block text-ink-faint text-xs">for you {inZone(at, mine)}</span>
      )}
    </time>
  );
}
