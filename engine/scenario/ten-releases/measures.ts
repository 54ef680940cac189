import type { MeasureDefinition } from '../types';

/** What `ten-releases` measures. */
export const TEN_RELEASES_MEASURES: readonly MeasureDefinition[] = [
  { id: 'minutes', label: 'From commit to running, all ten releases', unit: 'min', better: 'lower' },
  { id: 'gigabytes', label: 'Pushed to the registry', unit: 'GB', better: 'lower' },
  { id: 'root', label: 'Releases that ran as root', unit: 'of 10', better: 'lower' },
  {
    id: 'strays',
    label: 'Releases that carried what is no part of the service',
    unit: 'of 10',
    better: 'lower',
  },
  { id: 'drift', label: 'Releases that differ though nothing changed', unit: 'of 2', better: 'lower' },
];

/** Monday, 30 March 2026, 9:00 UTC. The month turns on Wednesday, and with it everything that is only called the newest. */
export const MONDAY = 1_774_861_200_000;
