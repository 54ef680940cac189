'use client';

import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { cx } from './cx';

export interface ToggleOption<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** With an icon and `iconOnly`, the label is the accessible name. */
  readonly icon?: ReactNode;
}

export interface ToggleGroupProps<Id extends string> {
  /** The accessible name of the group. */
  readonly label: string;
  readonly options: readonly ToggleOption<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly size?: 'sm' | 'md';
  readonly iconOnly?: boolean;
  readonly isDisabled?: boolean;
  readonly className?: string;
}

/** A few choices in one row, one of them taken. */
export function ToggleGroup<Id extends string>({
  label,
  options,
  value,
  onChange,
  size = 'md',
  iconOnly,
  isDisabled,
  className,
}: ToggleGroupProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id));
        if (chosen) onChange(chosen.id);
      }}
      className={cx(
        'inline-flex h-fit w-fit gap-0.5 rounded-lg border border-line bg-sunken p-0.5',
        className,
      )}
    >
      {options.map((option) => (
        <ToggleButton
          key={option.id}
          id={option.id}
          aria-label={iconOnly ? option.label : undefined}
          className={cx(
            'inline-flex cursor-pointer items-center justify-center gap-1.5 rounded-md border border-transparent text-ink-muted hover:text-ink',
            'data-selected:border-line data-selected:bg-raised data-selected:font-medium data-selected:text-ink data-selected:shadow-raised',
            'data-disabled:cursor-not-allowed data-disabled:opacity-50 forced-colors:data-selected:border-[Highlight]',
            size === 'sm' ? 'h-6 px-2 text-xs' : 'h-8 px-2.5 text-[0.8125rem]',
          )}
        >
          {option.icon}
          {iconOnly ? null : option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
