import { Badge } from '@/components/ui/badge';
import type { OwnGrading, OwnSubmission } from '@/contracts/api/learner';
import { PartTrust } from './part-trust';
import { ReceiptButtons } from './receipt-buttons';
import { TRUST_OF_WHOLE } from './trust-words';
import { latenessWords } from './work-state';

/** One thing that was handed in: when, how it was graded, and the proof of it. */
export function SubmissionLine({ submission }: { readonly submission: OwnSubmission }) {
  const { receipt, grading } = submission;
  return (
    <li className="py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <time dateTime={receipt.receivedAt} className="font-medium tabular-nums">
          {new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(
            new Date(receipt.receivedAt),
          )}
        </time>
        <span className="text-ink-muted">{latenessWords(submission)}</span>
        <GradingBadge grading={grading} />
        <span className="ms-auto">
          <ReceiptButtons receipt={receipt} />
        </span>
      </div>
      <GradingText grading={grading} />
    </li>
  );
}

/** How far grading is, and what it came to. */
export function GradingBadge({ grading }: { readonly grading: OwnGrading }) {
  if (grading.state === 'waiting') return <Badge>Being graded</Badge>;
  if (grading.state === 'error') return <Badge>Could not be graded</Badge>;
  if (grading.outcome === undefined) return <Badge>Graded, shown later</Badge>;
  const isPassed = grading.outcome === 'passed';
  const trust = TRUST_OF_WHOLE[grading.trust ?? 'self-reported'];
  return (
    <Badge tone={isPassed ? 'passed' : 'failed'}>
      {isPassed ? `✓ ${trust}` : `✗ ${trust}: ${Math.floor((grading.score ?? 0) * 100)} %`}
    </Badge>
  );
}

function GradingText({ grading: { state, shown, parts } }: { readonly grading: OwnGrading }) {
  if (state === 'error')
    return (
      <p className="mt-1 text-ink-muted">
        The lab failed, not your work. It used up no attempt: hand it in again, or tell your instructor.
      </p>
    );
  if (state === 'graded' && shown === 'nothing')
    return <p className="mt-1 text-ink-muted">Your instructor has set that results are shown later.</p>;
  if (!parts || parts.length === 0) return null;
  return (
    <ul className="mt-2 space-y-2">
      {parts.map((part) => (
        <li key={part.id} className="grid grid-cols-[1rem_1fr] gap-x-2 leading-5">
          <span aria-hidden className={part.outcome === 'passed' ? 'text-passed' : 'text-failed'}>
            {part.outcome === 'passed' ? '✓' : part.outcome === 'failed' ? '✗' : '–'}
          </span>
          <div>
            <span className="sr-only">{part.outcome}: </span>
            {part.label}
            {part.outcome === 'failed' ? (
              <p className="text-ink-muted">
                {part.mistake?.says ?? `Expected ${part.expected}; seen: ${part.seen}.`}
              </p>
            ) : null}
            <PartTrust trust={part.trust} />
          </div>
        </li>
      ))}
    </ul>
  );
}
