import type { ReactNode } from 'react';

export interface AccountPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the pages about accounts: a title, what it is for, and a narrow column. */
export function AccountPage({ title, lead, children }: AccountPageProps) {
  return (
    <main className="mx-auto max-w-[44rem] px-5 py-12">
      <h1 className="font-semibold text-[2rem] text-ink leading-tight tracking-[-0.022em]">{title}</h1>
      {lead ? <p className="mt-2 text-ink-muted leading-7">{lead}</p> : null}
      <div className="mt-8">{children}</div>
    </main>
  );
}
