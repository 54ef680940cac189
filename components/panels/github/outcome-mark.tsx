import { cx } from '@/components/ui/cx';
import type { CheckOutcome } from '@/engine/versioning/forge/checks/check-outcome';
import { OUTCOME_LOOKS } from './words';

const INK = {
  passed: 'text-passed',
  failed: 'text-failed',
  adhoc: 'text-adhoc',
  neutral: 'text-ink-muted',
} as const;

/** What checks came to: a sign, and its word for who does not see it. */
export function OutcomeMark({
  outcome,
  label,
}: {
  readonly outcome: CheckOutcome;
  /** What it is about: "checks". */
  readonly label: string;
}) {
  const { sign, word, tone } = OUTCOME_LOOKS[outcome];
  return (
    <span title={`${label} ${word}`} className={cx('font-semibold text-xs', INK[tone as keyof typeof INK])}>
      <span aria-hidden>{sign}</span>
      <span className="sr-only">
        {label} {word}
      </span>
    </span>
  );
}
