'use client';

import type { RefObject } from 'react';
import { cx } from '@/components/ui/cx';
import type { AttemptRecord, LessonSession } from '@/stores/contracts';
import { CheckVerdict } from './check-verdict';
import { NextStep } from './next-step';
import { useChangedSince } from './use-changed-since';
import { countText, creditText } from './verdict-words';

/** The verdict on the last attempt: score, a mark when the work has changed since, and each check. */
export function CheckResult({
  session,
  attempt: { report, files },
  heading,
  exerciseId,
}: {
  readonly session: LessonSession;
  readonly attempt: AttemptRecord;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly exerciseId: string;
}) {
  const passed = report.outcome === 'passed';
  const stale = useChangedSince(session, files).length > 0;
  return (
    <div className={cx('rounded-lg border', passed ? 'border-passed/50' : 'border-line')}>
      <div
        className={cx(
          'flex flex-wrap items-baseline gap-x-3 gap-y-1 rounded-t-[7px] border-b px-4 py-2.5',
          passed ? 'border-passed/30 bg-passed-soft' : 'border-line bg-sunken',
        )}
      >
        <h4 ref={heading} tabIndex={-1} className={cx('font-semibold outline-none', passed && 'text-passed')}>
          {passed ? '✓ ' : ''}
          {countText(report)}
        </h4>
        <span className="text-ink-muted text-sm tabular-nums">score {creditText(report.credit)}</span>
        {stale ? (
          <span className="ms-auto rounded border border-line-strong border-dashed px-1.5 text-ink-muted text-xs leading-5">
            Your work has changed since
          </span>
        ) : null}
      </div>
      <ul className={cx('divide-y divide-line', stale && 'opacity-90')}>
        {report.checks.map((check) => (
          <CheckVerdict key={check.id} session={session} check={check} />
        ))}
      </ul>
      {passed ? <NextStep exerciseId={exerciseId} /> : null}
    </div>
  );
}
