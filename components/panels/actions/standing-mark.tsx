import { cx } from '@/components/ui/cx';
import { lookOf, type Standing } from './words';

const INK: Readonly<Record<string, string>> = {
  passed: 'text-passed',
  failed: 'text-failed',
  adhoc: 'text-adhoc',
  accent: 'text-accent',
  neutral: 'text-ink-muted',
};

/** How something stands: a sign, and its word for who does not see it. */
export function StandingMark({
  of,
  isSilent = false,
}: {
  readonly of: Standing;
  readonly isSilent?: boolean;
}) {
  const { sign, word, tone } = lookOf(of);
  return (
    <span
      title={word}
      className={cx('relative inline-block w-4 shrink-0 text-center font-semibold text-xs', INK[tone])}
    >
      <span aria-hidden>{sign}</span>
      {isSilent ? null : <span className="sr-only">{word}</span>}
    </span>
  );
}
