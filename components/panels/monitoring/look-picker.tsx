'use client';

import { Slider } from '@/components/ui/slider';
import type { LookSummary } from '@/engine/monitoring/service/report';
import { timeText } from './words';

export interface LookPickerProps {
  readonly looks: readonly LookSummary[];
  /** The number of the look that is shown. */
  readonly at: number;
  readonly onChange: (at: number) => void;
}

/** Which look is shown. */
export function LookPicker({ looks, at, onChange }: LookPickerProps) {
  return (
    <Slider
      label="Look of"
      minValue={0}
      maxValue={Math.max(0, looks.length - 1)}
      step={1}
      value={at}
      onChange={onChange}
      valueText={(value) => timeText(looks[value]?.time ?? 0)}
    />
  );
}
