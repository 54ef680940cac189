import { type ReactNode, useId } from 'react';

export interface InsightPartProps {
  readonly title: string;
  readonly about: string;
  readonly children: ReactNode;
}

/** A part of the insights under a heading. */
export function InsightPart({ title, about, children }: InsightPartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h3 id={id} className="font-semibold text-base text-ink">
        {title}
      </h3>
      <p className="mt-0.5 mb-3 max-w-[70ch] text-ink-muted text-sm leading-5">{about}</p>
      {children}
    </section>
  );
}

/** A number as a share of another, such as "12 (40 %)". */
export const shareOf = (part: number, whole: number): string =>
  whole === 0 ? '–' : part === 0 ? '0' : `${part} (${Math.round((100 * part) / whole)} %)`;
