import type { ReactNode } from 'react';

export interface SettingsSectionProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of the settings, with its title at the side on wide pages. */
export function SettingsSection({ id, title, children }: SettingsSectionProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid gap-x-10 gap-y-4 border-line border-t py-8 md:grid-cols-[10rem_minmax(0,1fr)]"
    >
      <h2 id={`${id}-title`} className="font-semibold text-base text-ink">
        {title}
      </h2>
      <div className="flex min-w-0 flex-col gap-6">{children}</div>
    </section>
  );
}

/** One setting: what it is called, what it does, and its control. */
export function Setting({
  title,
  about,
  children,
}: {
  title: string;
  about?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-2">
      <div className="min-w-0 max-w-[52ch] flex-1 basis-64">
        <p className="font-medium text-ink text-sm">{title}</p>
        {about ? <p className="text-ink-muted text-sm leading-5">{about}</p> : null}
      </div>
      {children}
    </div>
  );
}
