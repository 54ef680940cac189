import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx';

export interface DisclosureProps {
  readonly title: ReactNode;
  /** At the right of the title: a badge, a count. */
  readonly aside?: ReactNode;
  readonly defaultOpen?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A title that opens and closes what is under it. Native, so it works before scripts and is found by the browser's search. */
export function Disclosure({
  title,
  aside,
  defaultOpen,
  onOpenChange,
  className,
  children,
}: DisclosureProps) {
  return (
    <details
      open={defaultOpen}
      onToggle={onOpenChange ? (event) => onOpenChange(event.currentTarget.open) : undefined}
      className={cx('group rounded-lg border border-line bg-surface', className)}
    >
      <summary className="flex cursor-pointer list-none items-center gap-2 rounded-lg px-3 py-2 font-medium text-ink text-sm hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={16}
          className="shrink-0 text-ink-faint transition-transform duration-(--motion-fast) group-open:rotate-90"
        />
        <span className="min-w-0 flex-1">{title}</span>
        {aside}
      </summary>
      <div className="border-line border-t px-4 py-3 text-sm">{children}</div>
    </details>
  );
}
