'use client';

import type { ReactNode } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
  TextArea,
} from 'react-aria-components/TextField';
import { cx } from './cx';
import { FieldLabel, FieldNotes, INPUT_CLASS } from './field-parts';

export interface FieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly description?: ReactNode;
  /** Said when `isInvalid`. */
  readonly errorMessage?: string;
  readonly placeholder?: string;
  /** More than one: a text area of so many rows. */
  readonly rows?: number;
  readonly className?: string;
}

/** A text box with its label, hint and error. */
export function Field({
  label,
  description,
  errorMessage,
  placeholder,
  rows,
  className,
  ...props
}: FieldProps) {
  return (
    <AriaTextField {...props} className={cx('flex flex-col gap-1', className)}>
      <FieldLabel>{label}</FieldLabel>
      {rows && rows > 1 ? (
        <TextArea rows={rows} placeholder={placeholder} className={cx(INPUT_CLASS, 'h-auto py-2')} />
      ) : (
        <Input placeholder={placeholder} className={INPUT_CLASS} />
      )}
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}
