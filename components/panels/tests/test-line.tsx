'use client';

import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { cx } from '@/components/ui/cx';
import type { LessonSession } from '@/stores/contracts';
import { LocationButton } from '../location-button';
import { FailureDetail } from './failure-detail';
import type { TestNode, TestOutcome } from './test-tree';

const OUTCOMES: Readonly<Record<TestOutcome, { sign: string; word: string; tone: string }>> = {
  passed: { sign: '✓', word: 'passed', tone: 'text-passed' },
  failed: { sign: '✗', word: 'failed', tone: 'text-failed' },
  skipped: { sign: '–', word: 'skipped', tone: 'text-ink-faint' },
  todo: { sign: '○', word: 'to do', tone: 'text-ink-faint' },
};

export interface TestLineProps {
  readonly node: TestNode;
  readonly session: LessonSession;
  readonly depth: number;
}

/** A file, suite or test with its outcome; what is below it can be folded away. Failures are open from the start. */
export function TestLine({ node, session, depth }: TestLineProps) {
  const error = node.outcome === 'failed' ? node.report?.error : undefined;
  const foldable = node.children.length > 0 || error !== undefined;
  const [open, setOpen] = useState<boolean | null>(null);
  const expanded = open ?? (node.children.length > 0 || error !== undefined);
  const { sign, word, tone } = OUTCOMES[node.outcome];
  const location = node.report?.location ?? error?.frames[0];
  const title = (
    <>
      {foldable ? (
        <ChevronRight
          aria-hidden
          size={13}
          className={cx('shrink-0 text-ink-faint', expanded && 'rotate-90')}
        />
      ) : (
        <span className="w-[13px] shrink-0" />
      )}
      <span className={cx('shrink-0 font-medium', tone)}>
        <span aria-hidden>{sign}</span>
        <span className="sr-only">{word}:</span>
      </span>
      <span className={cx('truncate', node.kind === 'file' ? 'font-mono text-xs' : undefined)}>
        {node.name}
      </span>
    </>
  );
  const row = 'flex min-w-0 items-center gap-2 rounded py-1 text-left text-[0.8125rem]';
  return (
    <li>
      <div className="flex items-center gap-3 px-3 hover:bg-hover" style={{ paddingLeft: depth * 16 + 12 }}>
        {foldable ? (
          <button
            type="button"
            aria-expanded={expanded}
            className={cx(row, 'flex-1 cursor-pointer focus-visible:-outline-offset-2')}
            onClick={() => setOpen(!expanded)}
          >
            {title}
          </button>
        ) : (
          <span className={cx(row, 'flex-1')}>{title}</span>
        )}
        {location ? (
          <LocationButton session={session} location={location} className="shrink-0 font-mono text-xs" />
        ) : null}
        <span className="w-16 shrink-0 text-right text-ink-faint text-xs tabular-nums">
          {node.durationMs < 1 ? '<1' : Math.round(node.durationMs)} ms
        </span>
      </div>
      {expanded && error ? <FailureDetail error={error} session={session} indent={depth * 16 + 48} /> : null}
      {expanded && node.children.length > 0 ? (
        <ul>
          {node.children.map((child) => (
            <TestLine key={child.id} node={child} session={session} depth={depth + 1} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}
