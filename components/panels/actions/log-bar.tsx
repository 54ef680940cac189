'use client';

import { ChevronDown, ChevronUp, Clock, Copy, RotateCcw } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import { IconButton } from '@/components/ui/icon-button';
import { showToast } from '@/components/ui/toast';
import type { JobState } from '@/engine/ci/store/run-state';
import type { StepLogView } from '@/engine/ci/views/log-view';
import { messageOf } from '@/engine/core/errors';
import { useActions } from './actions-context';
import { rerunLine } from './commands';
import { logText } from './log-parts';

export interface LogBarProps {
  readonly job: JobState;
  readonly steps: readonly StepLogView[];
  readonly search: string;
  readonly onSearch: (text: string) => void;
  /** How many lines were found, and which of them is shown, from 1. */
  readonly found: number;
  readonly at: number;
  /** Goes on to the next line that was found (1), or back (-1). */
  readonly onStep: (by: 1 | -1) => void;
  readonly hasTimes: boolean;
  readonly onTimes: (hasTimes: boolean) => void;
}

/** What can be done with a log: search it, show its times, copy it, run its job again. */
export function LogBar(props: LogBarProps) {
  const { job, steps, search, onSearch, found, at, onStep, hasTimes, onTimes } = props;
  const { at: place, run, isBusy } = useActions();
  const copy = () => {
    navigator.clipboard.writeText(logText(steps)).then(
      () => showToast({ title: `Copied the log of ${job.name}` }),
      (thrown: unknown) => showToast({ title: 'Not copied', description: messageOf(thrown), tone: 'failed' }),
    );
  };
  return (
    <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-1 border-line border-b px-2 py-1">
      <input
        type="search"
        aria-label="Search the log"
        placeholder="Search the log"
        value={search}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          onStep(event.shiftKey ? -1 : 1);
        }}
        className="h-7 w-40 min-w-20 rounded border border-line-strong bg-surface px-2 text-ink text-xs placeholder:text-ink-muted"
      />
      {search.trim() === '' ? null : (
        <>
          <span role="status" className="px-1 text-ink-muted text-xs tabular-nums">
            {found === 0 ? 'not found' : `${at} of ${found}`}
          </span>
          <IconButton label="Previous line" size="sm" isDisabled={found === 0} onPress={() => onStep(-1)}>
            <ChevronUp aria-hidden size={14} />
          </IconButton>
          <IconButton label="Next line" size="sm" isDisabled={found === 0} onPress={() => onStep(1)}>
            <ChevronDown aria-hidden size={14} />
          </IconButton>
        </>
      )}
      <span className="flex-1" />
      <IconButton
        label={hasTimes ? 'Hide the times' : 'Show the times'}
        size="sm"
        onPress={() => onTimes(!hasTimes)}
      >
        <Clock aria-hidden size={14} className={cx(hasTimes && 'text-accent')} />
      </IconButton>
      <IconButton label="Copy the log" size="sm" onPress={copy}>
        <Copy aria-hidden size={14} />
      </IconButton>
      {job.status === 'completed' ? (
        <IconButton
          label={`Re-run ${job.name}`}
          size="sm"
          isDisabled={isBusy}
          onPress={() => void run(rerunLine(place, 0, { job: job.id }))}
        >
          <RotateCcw aria-hidden size={14} />
        </IconButton>
      ) : null}
    </div>
  );
}
