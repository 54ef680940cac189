'use client';

import { useEffect, useRef, useState } from 'react';
import type { ShiftView } from '@/engine/scenario/scenarios/on-call/shift-view';
import { hourText } from './words';

/** Says politely what is new since the last look: the time, new pages, acts that are done. For who does not see the panel. */
export function Announcer({ view }: { readonly view: ShiftView }) {
  const { snapshot, startMs } = view;
  const seen = useRef(snapshot.timeline.length);
  const [text, setText] = useState('');
  useEffect(() => {
    const fresh = snapshot.timeline.slice(Math.min(seen.current, snapshot.timeline.length));
    seen.current = snapshot.timeline.length;
    const news = fresh.filter(
      ({ kind }) => kind === 'alert' || kind === 'act-done' || kind === 'acknowledged',
    );
    const end = snapshot.isOver ? 'The shift is over.' : '';
    setText([hourText(startMs, snapshot.hour), ...news.slice(-3).map((one) => one.text), end].join('. '));
  }, [snapshot, startMs]);
  return (
    <p aria-live="polite" className="sr-only">
      {text}
    </p>
  );
}
