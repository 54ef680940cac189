import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';

/** The frame of a part that one operates: what kind it is, its title, its body. */
export function IslandCard({
  id,
  kind,
  title,
  aside,
  tone = 'plain',
  children,
}: {
  /** The id of the element; the title gets `<id>-title`. */
  readonly id: string;
  /** "Experiment", "Prediction", … */
  readonly kind: string;
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  /** `strong` for what is graded. */
  readonly tone?: 'plain' | 'strong';
  readonly children: ReactNode;
}) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className={cx(
        'island rounded-lg border bg-surface text-[0.9375rem] leading-6',
        tone === 'strong' ? 'border-line-strong/70' : 'border-line',
      )}
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-2.5 sm:px-5">
        <div className="min-w-0 flex-1">
          <p className="font-medium text-accent text-xs leading-4">{kind}</p>
          <h3
            id={`${id}-title`}
            tabIndex={-1}
            className="font-semibold text-base text-ink leading-6 outline-none"
          >
            {title}
          </h3>
        </div>
        {aside}
      </header>
      <div className="px-4 py-4 sm:px-5">{children}</div>
    </section>
  );
}
