'use client';

import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components/TextField';

/** The look of a text box. */
export const INPUT_CLASS =
  'h-9 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-ink text-sm placeholder:text-ink-faint ' +
  'data-invalid:border-failed data-disabled:opacity-50 data-hovered:border-ink-muted';

/** The label of a field. */
export function FieldLabel({ children }: { children: ReactNode }) {
  return <Label className="font-medium text-[0.8125rem] text-ink">{children}</Label>;
}

/** What stands under a field: a hint, and what is wrong with the value. */
export function FieldNotes({
  description,
  errorMessage,
}: {
  description?: ReactNode;
  errorMessage?: string;
}) {
  return (
    <>
      {description ? (
        <Text slot="description" className="text-ink-muted text-xs leading-4">
          {description}
        </Text>
      ) : null}
      <FieldError className="text-failed text-xs leading-4">{errorMessage}</FieldError>
    </>
  );
}
