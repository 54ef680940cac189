import type { ReactNode } from 'react';
import { cx } from './cx';

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  /** What to do next, in a sentence. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly className?: string;
}

/** What a panel shows before it has something to show: always says what to do next. */
export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div
      className={cx(
        'flex h-full flex-col items-center justify-center gap-2 px-6 py-8 text-center',
        className,
      )}
    >
      {icon ? <div className="mb-1 text-ink-faint">{icon}</div> : null}
      <p className="font-medium text-ink text-sm">{title}</p>
      {children ? <div className="max-w-[42ch] text-ink-muted text-sm leading-5">{children}</div> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}
