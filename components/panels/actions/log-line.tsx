'use client';

import { ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { cx } from '@/components/ui/cx';
import type { ShownLine } from '@/engine/ci/views/log-view';
import { stripAnsi } from '../console/ansi';
import { lineKey } from './log-parts';
import { clockText } from './words';

export interface LogLineProps {
  readonly step: number;
  readonly line: ShownLine;
  readonly search: string;
  /** Whether the search has come to this line. */
  readonly isCurrent: boolean;
  readonly hasTimes: boolean;
}

const INK: Readonly<Record<ShownLine['kind'], string>> = {
  text: 'text-ink',
  group: 'text-ink',
  error: 'bg-failed-soft text-failed',
  warning: 'bg-adhoc-soft text-adhoc',
  notice: 'text-accent',
  debug: 'text-ink-muted',
  command: 'text-accent',
};

/** What stands before a line whose colour says something. */
const SIGNS: Partial<Record<ShownLine['kind'], string>> = {
  error: 'Error: ',
  warning: 'Warning: ',
  notice: 'Notice: ',
  debug: 'Debug: ',
};

/** One line of a log: its number, its time, its text with what was searched for. */
export const LogLine = memo(function LogLine({ step, line, search, isCurrent, hasTimes }: LogLineProps) {
  const { number, at, kind, text, inGroup } = line;
  return (
    <span
      data-line={lineKey({ step, line: number })}
      aria-current={isCurrent ? 'true' : undefined}
      className={cx(
        'flex min-w-0 flex-1 gap-2 px-2',
        INK[kind],
        isCurrent && 'bg-accent-soft outline-1 outline-accent -outline-offset-1',
      )}
    >
      <span aria-hidden className="w-8 shrink-0 select-none text-end text-ink-muted tabular-nums">
        {number}
      </span>
      {hasTimes ? (
        <time
          dateTime={new Date(at).toISOString()}
          className="shrink-0 select-none text-ink-muted tabular-nums"
        >
          {clockText(at)}
        </time>
      ) : null}
      <span className={cx('min-w-0 whitespace-pre-wrap break-words', inGroup && 'ps-4')}>
        {kind === 'group' ? (
          <ChevronRight
            aria-hidden
            size={12}
            className="me-1 inline-block text-ink-muted group-open/lines:rotate-90"
          />
        ) : null}
        {SIGNS[kind] ?? ''}
        <Marked text={stripAnsi(text)} search={search} />
      </span>
    </span>
  );
});

/** A text in which what was searched for is marked. */
function Marked({ text, search }: { readonly text: string; readonly search: string }) {
  if (search === '') return text;
  const lower = text.toLowerCase();
  const wanted = search.toLowerCase();
  const parts = [];
  let from = 0;
  for (let found = lower.indexOf(wanted); found !== -1; found = lower.indexOf(wanted, from)) {
    parts.push(
      text.slice(from, found),
      <mark key={found} className="rounded-xs bg-adhoc-soft text-ink outline-1 outline-adhoc">
        {text.slice(found, found + wanted.length)}
      </mark>,
    );
    from = found + wanted.length;
  }
  return [...parts, text.slice(from)];
}
