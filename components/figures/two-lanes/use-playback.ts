'use client';

import { type RefObject, useEffect, useState } from 'react';
import { prefersReducedMotion } from '@/components/ui/reduced-motion';

const EVENT_MS = 170;

/** A stream of events that plays: how many have happened, and the controls. */
export interface Playback {
  /** 0 to `count`. */
  readonly position: number;
  readonly playing: boolean;
  readonly ended: boolean;
  /** Starts over when it has ended. */
  readonly toggle: () => void;
  /** Jumps, and pauses. */
  readonly seek: (position: number) => void;
}

/**
 * Plays `count` events, one every 170 ms. With `autoPlay` it begins by itself once `target` is seen. Until
 * then, and when motion is reduced, it shows the end: a page whose scripts are late or off is complete.
 */
export function usePlayback(count: number, autoPlay: boolean, target: RefObject<Element | null>): Playback {
  const [position, setPosition] = useState(count);
  const [playing, setPlaying] = useState(false);
  const ended = position >= count;

  useEffect(() => {
    const element = target.current;
    if (!autoPlay || !element || prefersReducedMotion()) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
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
    const timer = setInterval(() => setPosition((now) => Math.min(count, now + 1)), EVENT_MS);
    return () => clearInterval(timer);
  }, [playing, count]);

  if (playing && ended) setPlaying(false);

  return {
    position,
    playing,
    ended,
    toggle: () => {
      if (ended) setPosition(0);
      setPlaying(!playing);
    },
    seek: (to) => {
      setPlaying(false);
      setPosition(Math.min(count, Math.max(0, Math.round(to))));
    },
  };
}
