import { Check, Minus, X } from 'lucide-react';
import { PartTrust } from '@/components/classes/part-trust';
import { InlineProse } from '@/components/lesson/inline-prose';
import type { ResultPart } from '@/contracts/api/grading';

const SIGNS = {
  passed: { icon: <Check aria-hidden size={14} strokeWidth={2.5} className="text-passed" />, word: 'Passed' },
  failed: { icon: <X aria-hidden size={14} strokeWidth={2.5} className="text-failed" />, word: 'Failed' },
  error: { icon: <X aria-hidden size={14} className="text-ink-muted" />, word: 'Could not be run' },
  'not-attempted': {
    icon: <Minus aria-hidden size={14} className="text-ink-muted" />,
    word: 'Not attempted',
  },
} as const;

/** What each check found. */
export function CheckList({ parts }: { parts: readonly ResultPart[] }) {
  if (parts.length === 0) return <p className="text-ink-muted">No checks ran.</p>;
  return (
    <ul className="flex flex-col gap-2">
      {parts.map((part) => (
        <li key={part.id} className="flex gap-2">
          <span className="flex h-5 items-center">{SIGNS[part.outcome].icon}</span>
          <div className="min-w-0">
            <p>
              <span className="sr-only">{SIGNS[part.outcome].word}: </span>
              {part.label}
              <span className="ms-2 text-ink-faint text-xs">weight {part.weight}</span>
            </p>
            <PartTrust trust={part.trust} />
            {part.outcome === 'failed' ? (
              <InlineProse
                className="break-words text-ink-muted text-xs leading-4"
                text={`Expected ${part.expected}; seen: ${part.seen}.`}
              />
            ) : null}
            {part.mistake === undefined ? null : (
              <InlineProse
                className="mt-0.5 break-words text-xs leading-4"
                text={`**${part.mistake.id}**: ${part.mistake.says}`}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
