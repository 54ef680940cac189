'use client';

import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  ComboBox as AriaComboBox,
  Button,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components/ComboBox';
import { cx } from './cx';
import { FieldLabel, FieldNotes } from './field-parts';

export interface ComboBoxProps {
  readonly label: string;
  readonly description?: ReactNode;
  readonly errorMessage?: string | undefined;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly className?: string;
}

/** One choice of many more than can be looked through: what is typed narrows the list. */
export function ComboBox({
  label,
  description,
  errorMessage,
  options,
  value,
  onChange,
  className,
}: ComboBoxProps) {
  return (
    <AriaComboBox
      defaultItems={options}
      selectedKey={value}
      onSelectionChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
      isInvalid={errorMessage !== undefined}
      menuTrigger="focus"
      className={cx('flex flex-col gap-1', className)}
    >
      <FieldLabel>{label}</FieldLabel>
      <div className="flex h-9 items-stretch rounded-md border border-line-strong bg-surface focus-within:outline-2 focus-within:outline-accent">
        <Input className="min-w-0 flex-1 bg-transparent px-2.5 text-ink text-sm outline-none" />
        <Button className="flex w-8 cursor-pointer items-center justify-center text-ink-muted">
          <ChevronDown aria-hidden size={14} />
        </Button>
      </div>
      <FieldNotes description={description} {...(errorMessage && { errorMessage })} />
      <Popover
        offset={4}
        className="fade-in w-(--trigger-width) overflow-auto rounded-lg border border-line bg-raised p-1 shadow-overlay"
      >
        <ListBox className="max-h-72 overflow-auto outline-none">
          {(option: { id: string; label: string }) => (
            <ListBoxItem
              id={option.id}
              className="flex min-h-8 cursor-pointer items-center rounded-md px-2 text-[0.8125rem] text-ink outline-none data-focused:bg-hover data-selected:font-medium forced-colors:data-focused:bg-[Highlight]"
            >
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
