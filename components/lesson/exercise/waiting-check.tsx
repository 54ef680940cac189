'use client';

import { useEffectEvent, useLayoutEffect, useSyncExternalStore } from 'react';
import { buttonClass } from '@/components/ui/button-class';

/** What the learner did with the button before the check could start: what came last counts. */
export interface EarlyPress {
  /** The check is to start as soon as it can. */
  isAsked: boolean;
  /** A pointer is down on the button: where another takes its place before it goes up, there will be no click. */
  isDown: boolean;
  /** The button had the focus, and the one that takes its place is to have it. */
  hasFocus: boolean;
}

const never = () => () => {};

/**
 * "Check my work" while the learner's work is being opened. It can be pressed already: the press is kept in `press`, and
 * the check starts when the work is there. Only before the page hears presses at all is it disabled.
 */
export function WaitingCheck({ press, isAsked, onAsk }: WaitingCheckProps) {
  const hears = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const leave = useEffectEvent(() => {
    if (press.isDown) onAsk();
    press.isDown = false;
  });
  useLayoutEffect(() => () => leave(), []);
  const letGo = () => {
    press.isDown = false;
  };
  return (
    <div className="mt-5 min-h-24 border-line border-t pt-4">
      <button
        type="button"
        disabled={!hears}
        aria-disabled={isAsked || undefined}
        data-disabled={isAsked || undefined}
        className={buttonClass('primary')}
        onClick={onAsk}
        onPointerDown={() => {
          press.isDown = true;
        }}
        onPointerUp={letGo}
        onPointerCancel={letGo}
        onPointerLeave={letGo}
        onFocus={() => {
          press.hasFocus = true;
        }}
        onBlur={() => {
          press.hasFocus = false;
        }}
      >
        {isAsked ? 'Opening your work…' : 'Check my work'}
      </button>
    </div>
  );
}

interface WaitingCheckProps {
  readonly press: EarlyPress;
  readonly isAsked: boolean;
  readonly onAsk: () => void;
}
