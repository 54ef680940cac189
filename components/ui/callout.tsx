import { Check, Info, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx';
import { SOFT_TONE, type Tone } from './tone';

export interface CalloutProps {
  readonly tone?: Tone;
  readonly title?: ReactNode;
  /** Replaces the sign of the tone. */
  readonly icon?: ReactNode;
  /** `status` announces it politely when it appears, `alert` at once. */
  readonly role?: 'status' | 'alert' | 'note';
  readonly className?: string;
  readonly children?: ReactNode;
}

function Sign({ tone }: { tone: Tone }) {
  if (tone === 'passed') return <Check aria-hidden size={16} strokeWidth={2.5} />;
  if (tone === 'failed') return <X aria-hidden size={16} strokeWidth={2.5} />;
  if (tone === 'adhoc') return <span aria-hidden className="hatch-adhoc h-4 w-4 rounded-[3px]" />;
  if (tone === 'practice') return <span aria-hidden className="h-4 w-4 solid-practice rounded-[3px]" />;
  return <Info aria-hidden size={16} />;
}

/** A short remark set apart from the text. Its words say what its colour says. */
export function Callout({ tone = 'note', title, icon, role, className, children }: CalloutProps) {
  return (
    <div role={role} className={cx('flex gap-3 rounded-lg border px-4 py-3', SOFT_TONE[tone], className)}>
      <span className="flex h-5 shrink-0 items-center">{icon ?? <Sign tone={tone} />}</span>
      <div className="min-w-0 flex-1 text-sm leading-5">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className={cx('text-ink', title ? 'mt-1' : undefined)}>{children}</div> : null}
      </div>
    </div>
  );
}
