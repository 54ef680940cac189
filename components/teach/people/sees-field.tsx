'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { useThisClass } from '../class-context';

export interface SeesFieldProps {
  /** The sections that an assistant sees; null: all. */
  readonly value: readonly string[] | null;
  readonly onChange: (sees: readonly string[] | null) => void;
}

/** Which sections an assistant sees. */
export function SeesField({ value, onChange }: SeesFieldProps) {
  const { sections } = useThisClass();
  if (sections.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium text-[0.8125rem] text-ink">Sees</legend>
      <Checkbox isSelected={value === null} onChange={(isAll) => onChange(isAll ? null : [])}>
        All sections
      </Checkbox>
      {value === null
        ? null
        : sections.map(({ id, name }) => (
            <Checkbox
              key={id}
              className="ms-6"
              isSelected={value.includes(id)}
              onChange={(isIn) => onChange(isIn ? [...value, id] : value.filter((each) => each !== id))}
            >
              {name}
            </Checkbox>
          ))}
    </fieldset>
  );
}
