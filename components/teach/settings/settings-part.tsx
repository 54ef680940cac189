import { type ReactNode, useId } from 'react';

export interface SettingsPartProps {
  readonly title: string;
  readonly about?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the settings under a heading. */
export function SettingsPart({ title, about, children }: SettingsPartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-line border-b py-6 first-of-type:pt-0 last:border-b-0">
      <h3 id={id} className="font-semibold text-base text-ink">
        {title}
      </h3>
      {about ? <p className="mt-1 mb-3 max-w-[60ch] text-ink-muted text-sm leading-5">{about}</p> : null}
      <div className={about ? undefined : 'mt-3'}>{children}</div>
    </section>
  );
}
