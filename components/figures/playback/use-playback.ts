'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { prefersReducedMotion } from '@/components/ui/reduced-motion';

/** A place on a timeline, and what moves it. */
export interface Playback {
  /** 0 to `count`, whole. */
  readonly position: number;
  readonly playing: boolean;
  readonly ended: boolean;
  /** Starts over when it has ended. */
  readonly toggle: () => void;
  /** Jumps, and pauses. */
  readonly seek: (position: number) => void;
}

/**
 * Plays a timeline of `count` steps, so many a second. With `autoPlay` it begins by itself once `target` is seen; until then, and when motion
 * is reduced, it shows the end: a page whose scripts are late or off is complete. It does not begin once somebody has moved it.
 */
export function usePlayback(
  count: number,
  stepsPerSecond: number,
  autoPlay: boolean,
  target: RefObject<Element | null>,
): Playback {
  const [position, setPosition] = useState(count);
  const [playing, setPlaying] = useState(false);
  const isMoved = useRef(false);
  const ended = position >= count;

  useEffect(() => {
    const element = target.current;
    if (!autoPlay || !element || prefersReducedMotion()) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        if (isMoved.current) return;
        setPosition(0);
        setPlaying(true);
      },
      { threshold: 0.4 },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [autoPlay, target]);

  useEffect(() => {
    if (!playing) return;
    let from: number | null = null;
    let last = 0;
    let frame = requestAnimationFrame(function step(now) {
      from ??= now;
      const due = Math.floor(((now - from) / 1000) * stepsPerSecond);
      const steps = due - last;
      last = due;
      if (steps > 0) setPosition((at) => Math.min(count, at + steps));
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, count, stepsPerSecond]);

  if (playing && ended) setPlaying(false);

  return {
    position,
    playing,
    ended,
    toggle: () => {
      isMoved.current = true;
      if (ended) setPosition(0);
      setPlaying(!playing);
    },
    seek: (to) => {
      isMoved.current = true;
      setPlaying(false);
      setPosition(Math.min(count, Math.max(0, Math.round(to))));
    },
  };
}
