'use client';

import type { ReactNode } from 'react';
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField';
import { cx } from './cx';
import { FieldLabel, FieldNotes } from './field-parts';

export interface TextAreaProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly rows?: number;
  readonly placeholder?: string;
  readonly description?: ReactNode;
  readonly errorMessage?: string;
  readonly className?: string;
}

/** Several lines of text; it can be pulled higher. */
export function TextArea({
  label,
  labelHidden,
  rows = 4,
  placeholder,
  description,
  errorMessage,
  className,
  ...props
}: TextAreaProps) {
  return (
    <AriaTextField {...props} className={cx('flex flex-col gap-1', className)}>
      <span className={labelHidden ? 'sr-only' : 'contents'}>
        <FieldLabel>{label}</FieldLabel>
      </span>
      <AriaTextArea
        rows={rows}
        placeholder={placeholder}
        className="w-full min-w-0 resize-y rounded-md border border-line-strong bg-surface px-2.5 py-2 text-ink text-sm leading-5 outline-none placeholder:text-ink-faint data-invalid:border-failed data-focused:outline-2 data-focused:outline-accent"
      />
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}
