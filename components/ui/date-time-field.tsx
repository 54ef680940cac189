'use client';

import { parseAbsolute, type ZonedDateTime } from '@internationalized/date';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { DateField, DateInput, DateSegment } from 'react-aria-components/DateField';
import { cx } from './cx';
import { FieldLabel, FieldNotes } from './field-parts';
import { IconButton } from './icon-button';

export interface DateTimeFieldProps {
  readonly label: string;
  readonly description?: ReactNode;
  readonly errorMessage?: string | undefined;
  /** The moment as ISO 8601; null: none. */
  readonly value: string | null;
  readonly onChange: (iso: string | null) => void;
  /** The IANA zone on whose clock it is typed. */
  readonly timeZone: string;
  readonly className?: string;
}

/** A moment to the minute, typed part by part on the clock of a zone; an hour that a change of clocks skips or doubles is settled. */
export function DateTimeField({
  label,
  description,
  errorMessage,
  value,
  onChange,
  timeZone,
  className,
}: DateTimeFieldProps) {
  return (
    <DateField
      granularity="minute"
      hourCycle={24}
      hideTimeZone
      isInvalid={errorMessage !== undefined}
      placeholderValue={parseAbsolute(new Date().toISOString(), timeZone).set({
        hour: 23,
        minute: 59,
        second: 0,
        millisecond: 0,
      })}
      value={value === null ? null : parseAbsolute(value, timeZone)}
      onChange={(moment: ZonedDateTime | null) => onChange(moment?.toAbsoluteString() ?? null)}
      className={cx('flex flex-col gap-1', className)}
    >
      <FieldLabel>{label}</FieldLabel>
      <div className="flex items-center gap-1">
        <DateInput className="flex h-9 min-w-0 flex-1 items-center overflow-x-auto whitespace-nowrap rounded-md border border-line-strong bg-surface px-2 text-ink text-sm tabular-nums data-invalid:border-failed data-focus-within:outline-2 data-focus-within:outline-accent">
          {(segment) => (
            <DateSegment
              segment={segment}
              className="rounded px-0.5 outline-none data-focused:bg-accent data-focused:text-on-accent data-placeholder:text-ink-faint data-focused:data-placeholder:text-on-accent"
            />
          )}
        </DateInput>
        {value === null ? null : (
          <IconButton label={`No ${label.toLowerCase()}`} size="sm" onPress={() => onChange(null)}>
            <X aria-hidden size={14} />
          </IconButton>
        )}
      </div>
      <FieldNotes description={description} {...(errorMessage && { errorMessage })} />
    </DateField>
  );
}
