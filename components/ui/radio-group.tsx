'use client';

import type { ReactNode } from 'react';
import {
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
  Radio,
} from 'react-aria-components/RadioGroup';
import { cx } from './cx';
import { FieldLabel, FieldNotes } from './field-parts';

export interface RadioOption {
  readonly id: string;
  readonly label: ReactNode;
  readonly description?: ReactNode;
}

export interface RadioGroupProps extends Omit<AriaRadioGroupProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly description?: ReactNode;
  readonly errorMessage?: string;
  readonly options: readonly RadioOption[];
  readonly className?: string;
}

/** One choice of a few, each a full line that can be pressed. */
export function RadioGroup({
  label,
  labelHidden,
  description,
  errorMessage,
  options,
  className,
  ...props
}: RadioGroupProps) {
  return (
    <AriaRadioGroup {...props} className={cx('flex flex-col gap-2', className)}>
      <span className={labelHidden ? 'sr-only' : undefined}>
        <FieldLabel>{label}</FieldLabel>
      </span>
      {options.map((option) => (
        <Radio
          key={option.id}
          value={option.id}
          className="group flex cursor-pointer items-start gap-2.5 rounded-md border border-line bg-surface px-3 py-2 text-ink text-sm hover:border-line-strong data-disabled:cursor-default data-selected:border-accent data-disabled:opacity-60"
        >
          <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-line-strong group-data-selected:border-accent">
            <span className="size-2 rounded-full group-data-selected:bg-accent forced-colors:group-data-selected:bg-[Highlight]" />
          </span>
          <span className="flex flex-col">
            {option.label}
            {option.description ? (
              <span className="text-ink-muted text-xs leading-4">{option.description}</span>
            ) : null}
          </span>
        </Radio>
      ))}
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaRadioGroup>
  );
}
