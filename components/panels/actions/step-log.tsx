'use client';

import { ChevronRight } from 'lucide-react';
import { memo, useEffect, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import type { StepLogView } from '@/engine/ci/views/log-view';
import { LogLine } from './log-line';
import { logParts } from './log-parts';
import { StandingMark } from './standing-mark';
import { tookText } from './words';

export interface StepLogProps {
  readonly step: StepLogView;
  readonly search: string;
  /** The line that the search has come to; null: it is in another step. */
  readonly current: number | null;
  readonly hasTimes: boolean;
}

/** More lines than these are shown only when somebody asks for them: each is an element of the page. */
const MOST_LINES = 1000;

const opensByItself = ({ status, conclusion, outcome }: StepLogView) =>
  status === 'in_progress' || conclusion === 'failure' || outcome === 'failure';

/** A step that folds: its state, how long it took, its lines with their groups. */
export const StepLog = memo(function StepLog({ step, search, current, hasTimes }: StepLogProps) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const [isWhole, setWhole] = useState(false);
  const isOpen = current !== null || (chosen ?? opensByItself(step));
  // What the search has opened stays open when it goes on.
  useEffect(() => {
    if (current !== null) setChosen(true);
  }, [current]);
  const parts = useMemo(() => logParts(step.lines), [step.lines]);
  const hidden = isWhole || current !== null ? 0 : Math.max(0, parts.length - MOST_LINES);
  const line = (one: StepLogView['lines'][number]) => (
    <LogLine
      key={one.number}
      step={step.number}
      line={one}
      search={search}
      isCurrent={one.number === current}
      hasTimes={hasTimes}
    />
  );
  const took = tookText(step);
  return (
    <details
      open={isOpen}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== isOpen) setChosen(currentTarget.open);
      }}
      className="group/step"
    >
      <summary
        className={cx(
          'flex min-h-7 cursor-pointer list-none items-center gap-1.5 px-2 text-ink text-xs hover:bg-hover focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden',
          step.status === 'queued' && 'text-ink-muted',
        )}
      >
        <ChevronRight aria-hidden size={14} className="shrink-0 text-ink-faint group-open/step:rotate-90" />
        <StandingMark of={step} />
        <span className="min-w-0 truncate">{step.name}</span>
        <span className="ms-auto shrink-0 text-ink-muted tabular-nums">{took}</span>
      </summary>
      {isOpen ? (
        <div className="pb-1 font-mono text-xs leading-5">
          {hidden > 0 ? (
            <div className="px-9 py-1 font-sans">
              <Button size="sm" variant="quiet" onPress={() => setWhole(true)}>
                Show {hidden.toLocaleString('en')} earlier lines
              </Button>
            </div>
          ) : null}
          {parts.slice(hidden).map(({ head, inside }) =>
            inside === null ? (
              line(head)
            ) : (
              <details
                key={head.number}
                open={inside.some(({ number, kind }) => number === current || kind === 'error') || undefined}
                className="group/lines"
              >
                <summary className="flex min-h-6 cursor-pointer list-none items-center hover:bg-hover focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
                  {line(head)}
                </summary>
                {inside.map(line)}
              </details>
            ),
          )}
        </div>
      ) : null}
    </details>
  );
});
