'use client';

import { buttonClass } from '@/components/ui/button-class';
import { cx } from '@/components/ui/cx';
import type { SourceLocation } from '@/engine/core/code-runner';
import type { CheckReport } from '@/engine/grading/types';
import type { LessonSession } from '@/stores/contracts';
import { CopyDetails } from '../copy-details';
import { InlineProse, inline } from '../inline-prose';
import { useLessonLayout } from '../layout-context';
import { EvidenceTable } from './evidence-table';
import { FailingCaseTable } from './failing-case-table';
import { OUTCOME_WORDS } from './verdict-words';

/** One check: outcome, and what was done, expected and seen. A failed one is open; the others open on demand. */
export function CheckVerdict({
  session,
  check,
}: {
  readonly session: LessonSession;
  readonly check: CheckReport;
}) {
  const { sign, word, ink } = OUTCOME_WORDS[check.outcome];
  const title = (
    <>
      <span aria-hidden className={cx('w-4 shrink-0 text-center font-semibold', ink)}>
        {sign}
      </span>
      <span className="min-w-0 flex-1 font-medium">{check.label}</span>
      <span className={cx('shrink-0 text-sm', ink)}>{word}</span>
    </>
  );
  if (check.outcome === 'not-attempted') {
    return (
      <li className="px-4 py-2.5">
        <div className="flex items-baseline gap-2.5">{title}</div>
        <p className="ms-6.5 text-ink-muted text-sm">
          {check.feedback.seen || 'An earlier check has to pass first.'}
        </p>
      </li>
    );
  }
  return (
    <li>
      <details open={check.outcome !== 'passed'} className="group">
        <summary className="flex cursor-pointer list-none items-baseline gap-2.5 px-4 py-2.5 hover:bg-hover [&::-webkit-details-marker]:hidden">
          {title}
        </summary>
        <div className="ms-6.5 px-4 pb-4">
          <FeedbackBody session={session} check={check} />
        </div>
      </details>
    </li>
  );
}

function FeedbackBody({ session, check }: { readonly session: LessonSession; readonly check: CheckReport }) {
  const { feedback, outcome } = check;
  return (
    <div className="space-y-3 text-sm">
      {outcome === 'error' ? (
        <div className="flex flex-wrap items-center gap-3 rounded-md border border-line-strong border-dashed bg-sunken px-3 py-2">
          <p className="min-w-0 flex-1">
            This part could not be checked. It is a fault of the lab, not of your work, and costs you nothing.
          </p>
          <CopyDetails
            error={{
              name: 'CheckError',
              code: `check-error/${check.id}`,
              message: feedback.seen,
              data: check.facts,
            }}
          />
        </div>
      ) : null}
      {feedback.mistake && outcome === 'failed' ? (
        <InlineProse text={feedback.mistake.says} className="space-y-2 text-[0.9375rem] leading-6" />
      ) : null}
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
        <Line term="Done" text={feedback.did} />
        <Line term="Expected" text={feedback.expected} />
        <Line term="Seen" text={feedback.seen} />
      </dl>
      {feedback.failingCase ? <FailingCaseTable failing={feedback.failingCase} /> : null}
      {feedback.evidence && feedback.evidence.length > 0 ? <EvidenceTable rows={feedback.evidence} /> : null}
      {feedback.location ? <GoTo session={session} location={feedback.location} /> : null}
    </div>
  );
}

function Line({ term, text }: { readonly term: string; readonly text: string }) {
  if (text === '') return null;
  return (
    <>
      <dt className="text-ink-muted">{term}</dt>
      <dd>{inline(text)}</dd>
    </>
  );
}

function GoTo({ session, location }: { readonly session: LessonSession; readonly location: SourceLocation }) {
  const { openWorkbench } = useLessonLayout();
  return (
    <button
      type="button"
      className={`${buttonClass('secondary', 'sm')} font-mono text-xs`}
      onClick={() => {
        session.editor.getState().revealLocation(location);
        openWorkbench();
      }}
    >
      <span className="font-sans">Go to</span> {location.path}:{location.line}
    </button>
  );
}
