import { Badge } from '@/components/ui/badge';
import type { ResultPart } from '@/contracts/api/grading';
import { TRUST_MEANS, TRUST_WORDS } from './trust-words';

/** What the verdict of a check rests on, where the lab has not found it out by itself. */
export function PartTrust({ trust }: Pick<ResultPart, 'trust'>) {
  if (trust === undefined || trust === 'verified') return null;
  return (
    <p className="mt-0.5 text-ink-muted text-xs leading-5">
      <Badge tone="note">{TRUST_WORDS[trust]}</Badge> {TRUST_MEANS[trust]}
    </p>
  );
}
