'use client';

import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Select as AriaSelect,
  type SelectProps as AriaSelectProps,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components/Select';
import { cx } from './cx';

export interface SelectOption {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
}

export interface SelectProps
  extends Omit<
    AriaSelectProps<object>,
    'className' | 'style' | 'children' | 'onChange' | 'value' | 'defaultValue'
  > {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly description?: ReactNode;
  readonly options: readonly SelectOption[];
  /** The id of the chosen option. */
  readonly value?: string | null;
  readonly onChange?: (id: string) => void;
  readonly size?: 'sm' | 'md';
  readonly className?: string;
}

/** One choice of many, from a list that opens. */
export function Select({
  label,
  labelHidden,
  description,
  options,
  value,
  onChange,
  size = 'md',
  className,
  ...props
}: SelectProps) {
  return (
    <AriaSelect
      {...props}
      value={value ?? null}
      onChange={(key) => {
        if (key !== null) onChange?.(String(key));
      }}
      className={cx('flex flex-col gap-1', className)}
    >
      <Label className={labelHidden ? 'sr-only' : 'font-medium text-[0.8125rem] text-ink'}>{label}</Label>
      <Button
        className={cx(
          'flex w-full cursor-pointer items-center justify-between gap-2 rounded-md border border-line-strong bg-surface px-2.5 text-ink text-sm hover:border-ink-muted',
          size === 'sm' ? 'h-7 text-[0.8125rem]' : 'h-9',
        )}
      >
        <SelectValue className="truncate data-placeholder:text-ink-faint">
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <ChevronDown aria-hidden size={14} className="shrink-0 text-ink-muted" />
      </Button>
      {description ? (
        <Text slot="description" className="text-ink-muted text-xs leading-4">
          {description}
        </Text>
      ) : null}
      <Popover
        offset={4}
        className="fade-in min-w-(--trigger-width) overflow-auto rounded-lg border border-line bg-raised p-1 shadow-overlay"
      >
        <ListBox items={options} className="max-h-80 overflow-auto outline-none">
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.label}
              className="group flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 py-1 text-[0.8125rem] text-ink outline-none data-focused:bg-hover forced-colors:data-focused:bg-[Highlight]"
            >
              <Check
                aria-hidden
                size={14}
                className="invisible shrink-0 text-accent group-data-selected:visible"
              />
              <span className="flex flex-col">
                <Text slot="label">{option.label}</Text>
                {option.description ? (
                  <Text slot="description" className="text-ink-muted text-xs">
                    {option.description}
                  </Text>
                ) : null}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
