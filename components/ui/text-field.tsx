'use client';

import type { ReactNode } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
} from 'react-aria-components/TextField';
import { cx } from './cx';
import { FieldLabel, FieldNotes } from './field-parts';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly description?: ReactNode;
  readonly errorMessage?: string;
  readonly className?: string;
}

/** A line of text. */
export function TextField({ label, description, errorMessage, className, ...props }: TextFieldProps) {
  return (
    <AriaTextField {...props} className={cx('flex flex-col gap-1', className)}>
      <FieldLabel>{label}</FieldLabel>
      <Input className="h-9 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-ink text-sm outline-none data-invalid:border-failed data-focused:outline-2 data-focused:outline-accent" />
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}
