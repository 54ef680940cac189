import type { MeasureDefinition } from './types';

/** What `weeks-later` measures. */
export const WEEKS_LATER_MEASURES: readonly MeasureDefinition[] = [
  { id: 'right', label: 'Machines that print the right report', unit: 'machines', better: 'higher' },
  { id: 'silently-wrong', label: 'Machines that print another report', unit: 'machines', better: 'lower' },
  { id: 'crashed', label: 'Machines on which it does not run', unit: 'machines', better: 'lower' },
  { id: 'environments', label: 'Different environments', unit: 'environments', better: 'lower' },
];
