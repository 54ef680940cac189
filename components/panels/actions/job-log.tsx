'use client';

import { useEffect, useLayoutEffect, useRef } from 'react';
import type { StepLogView } from '@/engine/ci/views/log-view';
import { type FoundLine, lineKey } from './log-parts';
import { StepLog } from './step-log';

export interface JobLogProps {
  readonly steps: readonly StepLogView[];
  readonly search: string;
  /** The line that the search has come to. */
  readonly current: FoundLine | null;
  readonly hasTimes: boolean;
}

/** So near to its end a log that grows is followed, in pixels. */
const NEAR_END = 40;

/** The steps of a job with their lines. While it runs, its end is followed unless somebody has scrolled away from it. */
export function JobLog({ steps, search, current, hasTimes }: JobLogProps) {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const isLive = steps.some(({ status }) => status === 'in_progress');
  const count = steps.reduce((sum, { lines }) => sum + lines.length, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows the lines
  useLayoutEffect(() => {
    if (isLive && isAtEnd.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [count, isLive]);
  const key = current === null ? null : lineKey(current);
  useEffect(() => {
    if (key === null) return;
    const line = box.current?.querySelector<HTMLElement>(`[data-line="${key}"]`);
    // A folded step or group shows nothing to scroll to.
    for (let at = line?.closest('details'); at; at = at.parentElement?.closest('details')) at.open = true;
    line?.scrollIntoView({ block: 'nearest' });
  }, [key]);
  return (
    <div
      ref={box}
      role="log"
      aria-live="off"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label="Steps"
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        isAtEnd.current = scrollTop + clientHeight > scrollHeight - NEAR_END;
      }}
      className="min-h-0 flex-1 overflow-auto bg-canvas py-1 focus-visible:-outline-offset-2"
    >
      {steps.map((step) => (
        <StepLog
          key={step.number}
          step={step}
          search={search}
          current={current?.step === step.number ? current.line : null}
          hasTimes={hasTimes}
        />
      ))}
    </div>
  );
}
