'use client';

import { ComboBox } from '@/components/ui/combo-box';
import { ownZone } from '../data/moment';

export interface TimeZoneFieldProps {
  readonly value: string;
  readonly onChange: (zone: string) => void;
  readonly errorMessage?: string | undefined;
}

/** The IANA zone on whose clock the dates of a class are meant. */
export function TimeZoneField({ value, onChange, errorMessage }: TimeZoneFieldProps) {
  const zones = [...new Set(['UTC', value, ownZone(), ...Intl.supportedValuesOf('timeZone')])].sort();
  return (
    <ComboBox
      label="Time zone"
      description="Due dates are meant on its clock. Learners see them in their own time as well."
      options={zones.map((zone) => ({ id: zone, label: zone }))}
      value={value}
      onChange={onChange}
      errorMessage={errorMessage}
    />
  );
}
