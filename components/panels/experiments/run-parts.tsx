import type { ReactNode } from 'react';

/** A part of what is known of a run, with its heading. */
export function Part({
  title,
  className,
  children,
}: {
  readonly title: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-label={title} className={className}>
      <h3 className="mb-1.5 font-semibold text-ink text-xs">{title}</h3>
      {children}
    </section>
  );
}

/** Names with what each stands for. */
export function Pairs({ pairs }: { readonly pairs: readonly (readonly [string, ReactNode])[] }) {
  if (pairs.length === 0) return <p className="text-ink-muted text-xs">None.</p>;
  return (
    <dl className="grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-4 text-xs leading-6">
      {pairs.map(([key, value]) => (
        <div key={key} className="contents">
          <dt className="break-words text-ink-muted">{key}</dt>
          <dd className="break-words font-mono text-ink">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Something in a run that leads elsewhere; plain text where the lesson has no panel for it. */
export function Leads({ to, children }: { readonly to?: () => void; readonly children: ReactNode }) {
  if (!to) return <>{children}</>;
  return (
    <button
      type="button"
      onClick={to}
      className="cursor-pointer break-all rounded-sm text-start text-accent leading-6 hover:underline"
    >
      {children}
    </button>
  );
}
