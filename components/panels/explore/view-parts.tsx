'use client';

import type { ReactNode } from 'react';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import type { ColumnFigures } from '@/engine/dataset/explore/summaries';

/** The choices of a view, in one row that wraps. */
export function Choices({ children }: { readonly children: ReactNode }) {
  return <div className="flex flex-wrap items-end gap-x-3 gap-y-2">{children}</div>;
}

interface ColumnChoiceProps {
  readonly label: string;
  readonly columns: readonly ColumnFigures[];
  readonly value: string | null;
  readonly onChange: (name: string) => void;
}

/** One column of the table. */
export function ColumnChoice({ label, columns, value, onChange }: ColumnChoiceProps) {
  return (
    <Select
      label={label}
      size="sm"
      className="w-44 max-w-full"
      options={columns.map(({ name, type }) => ({ id: name, label: name, description: type }))}
      value={value}
      onChange={onChange}
    />
  );
}

/** The name that stands for "no column" in a choice. */
const NONE = '(none)';

/** One column of the table, or none. */
export function OptionalColumnChoice({
  columns,
  value,
  onChange,
  none,
  ...rest
}: Omit<ColumnChoiceProps, 'onChange'> & {
  readonly none: string;
  readonly onChange: (name: string | null) => void;
}) {
  return (
    <Select
      {...rest}
      size="sm"
      className="w-44 max-w-full"
      options={[
        { id: NONE, label: none },
        ...columns.map(({ name, type }) => ({ id: name, label: name, description: type })),
      ]}
      value={value ?? NONE}
      onChange={(name) => onChange(name === NONE ? null : name)}
    />
  );
}

/** What stands in place of a chart: it is being computed, or cannot be. */
export function Waiting({ error }: { readonly error: string | null }) {
  if (error !== null) return <p className="text-failed text-sm">{error}</p>;
  return (
    <p className="flex items-center gap-2 py-6 text-ink-muted text-sm">
      <Spinner /> Computing
    </p>
  );
}

/** A remark under a chart. */
export function Remark({ children }: { readonly children: ReactNode }) {
  return <p className="max-w-[70ch] text-ink-muted text-sm leading-5">{children}</p>;
}
