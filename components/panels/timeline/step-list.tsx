/* biome-ignore-all lint/a11y/useFocusableInteractive: one stop for Tab; the list names its active option (aria-activedescendant). */
'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { cx } from '@/components/ui/cx';
import type { StepSummary, TimelineState } from '@/stores/timeline-contract';
import { type MomentMark, marksText } from './moment-marks';
import { STEP_LOOKS, timeText, touchedText } from './step-words';

const ROW = 40;

/** The steps, newest first; only those in view are read and drawn. The arrows walk along, and the track moves with them. */
export function StepList({
  store,
  marks,
}: {
  readonly store: StoreApi<TimelineState>;
  readonly marks: readonly MomentMark[];
}) {
  const { first, last, at, steps, show, load } = useStore(store);
  const scroll = useRef<HTMLDivElement>(null);
  const id = useId();
  const count = last - first + 1;
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const visible = rows.getVirtualItems();
  const newest = last - (visible[0]?.index ?? 0);
  const oldest = last - (visible.at(-1)?.index ?? 0);
  useEffect(() => load(oldest, newest), [load, oldest, newest]);
  useEffect(() => rows.scrollToIndex(last - at), [rows, last, at]);

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? ROW) / ROW) - 1);
    const moves: Record<string, number> = {
      ArrowUp: at + 1,
      ArrowDown: at - 1,
      PageUp: at + page,
      PageDown: at - page,
      Home: last,
      End: first,
    };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    show(to);
  };
  const now = Date.now();
  return (
    <div
      ref={scroll}
      role="listbox"
      aria-label="Steps, newest first"
      aria-activedescendant={`${id}${at}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="h-full overflow-y-auto outline-none focus-visible:outline-2 focus-visible:outline-accent focus-visible:-outline-offset-2"
    >
      <div className="relative" style={{ height: rows.getTotalSize() }}>
        {visible.map(({ index, start }) => {
          const number = last - index;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys of all its options
            <div
              key={number}
              id={`${id}${number}`}
              role="option"
              aria-selected={number === at}
              aria-posinset={index + 1}
              aria-setsize={count}
              onClick={() => show(number)}
              className={cx(
                'absolute inset-x-0 flex cursor-pointer items-center gap-2 border-s-2 pe-2 ps-2 text-xs',
                number === at
                  ? 'border-accent bg-accent-soft text-ink'
                  : 'border-transparent text-ink-muted hover:bg-hover hover:text-ink',
              )}
              style={{ top: start, height: ROW }}
            >
              {number === first ? (
                <span className="ps-6 italic">
                  {first === 0 ? 'The beginning' : 'What was before is forgotten'}
                </span>
              ) : (
                <Step step={steps.get(number)} number={number} marks={marks} now={now} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Step({
  step,
  number,
  marks,
  now,
}: {
  readonly step: StepSummary | undefined;
  readonly number: number;
  readonly marks: readonly MomentMark[];
  readonly now: number;
}) {
  if (step === undefined) return <span className="ps-6 text-ink-faint">Step {number}</span>;
  const { icon: Icon, word } = STEP_LOOKS[step.kind];
  const touched = touchedText(step);
  const marked = marksText(marks, step);
  const isNews = touched !== '' && !step.label.includes(touched);
  return (
    <>
      <Icon aria-hidden size={14} className="shrink-0" />
      <span className="min-w-0 flex-1">
        <span className="sr-only">{word}: </span>
        <span className="block truncate font-medium" title={step.label}>
          {step.label}
        </span>
        {marked !== '' || isNews ? (
          <span className="block truncate text-ink-faint">
            {marked === '' ? null : <span className="font-medium text-accent">{marked}</span>}
            {marked !== '' && isNews ? ' · ' : null}
            {isNews ? touched : null}
          </span>
        ) : null}
      </span>
      <time className="shrink-0 text-ink-faint tabular-nums" dateTime={new Date(step.until).toISOString()}>
        {timeText(step.until, now)}
      </time>
    </>
  );
}
