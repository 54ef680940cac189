import type { ReactNode } from 'react';
import { cx } from './cx';
import { SOFT_TONE, type Tone } from './tone';

export interface BadgeProps {
  readonly tone?: Tone;
  /** A sign before the word, e.g. a lucide icon of 12 px. */
  readonly icon?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A word or two in a pill. The ad hoc tone carries its hatch, the practice tone its solid bar. */
export function Badge({ tone = 'neutral', icon, className, children }: BadgeProps) {
  return (
    <span
      className={cx(
        'inline-flex h-5.5 items-center gap-1.5 whitespace-nowrap rounded border px-1.5 font-medium text-xs',
        SOFT_TONE[tone],
        className,
      )}
    >
      {tone === 'adhoc' ? <span aria-hidden className="hatch-adhoc h-2.5 w-2.5 rounded-[2px]" /> : null}
      {tone === 'practice' ? <span aria-hidden className="h-2.5 w-2.5 solid-practice rounded-[2px]" /> : null}
      {icon}
      {children}
    </span>
  );
}
