'use client';

import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components/TextField';

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
