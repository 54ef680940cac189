'use client';

import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  Button,
  Group,
  Input,
} from 'react-aria-components/NumberField';
import { cx } from './cx';
import { FieldLabel, FieldNotes } from './field-parts';

export interface NumberFieldProps extends Omit<AriaNumberFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly description?: ReactNode;
  readonly errorMessage?: string;
  /** After the number, inside the box: "epochs", "$". */
  readonly unit?: string;
  readonly className?: string;
}

const STEP =
  'flex h-full w-8 cursor-pointer items-center justify-center text-ink-muted hover:bg-hover data-disabled:opacity-40';

/** A number with steps; arrow keys change it. */
export function NumberField({
  label,
  description,
  errorMessage,
  unit,
  className,
  ...props
}: NumberFieldProps) {
  return (
    <AriaNumberField {...props} className={cx('flex flex-col gap-1', className)}>
      <FieldLabel>{label}</FieldLabel>
      <Group className="flex h-9 items-stretch overflow-hidden rounded-md border border-line-strong bg-surface data-invalid:border-failed data-focus-within:outline-2 data-focus-within:outline-accent">
        <Button slot="decrement" className={cx(STEP, 'border-line border-e')}>
          <Minus aria-hidden size={14} />
        </Button>
        <Input className="w-full min-w-0 flex-1 bg-transparent px-2 text-ink text-sm tabular-nums outline-none" />
        {unit ? <span className="flex items-center pe-2 text-ink-faint text-xs">{unit}</span> : null}
        <Button slot="increment" className={cx(STEP, 'border-line border-s')}>
          <Plus aria-hidden size={14} />
        </Button>
      </Group>
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaNumberField>
  );
}
