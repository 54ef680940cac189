import type { MeasureDefinition } from '../types';

/** What `eight-releases` measures. */
export const EIGHT_RELEASES_MEASURES: readonly MeasureDefinition[] = [
  { id: 'harmed', label: 'Users harmed', unit: '', better: 'lower' },
  { id: 'live', label: 'Bad releases that went live to all', unit: 'of 5', better: 'lower' },
  { id: 'exposed', label: 'Minutes in which users met a bad release', unit: 'min', better: 'lower' },
  { id: 'rollback', label: 'From the decision to the last user on it, at worst', unit: 's', better: 'lower' },
  {
    id: 'good',
    label: 'Minutes until a good release was live, at worst',
    unit: 'min',
    better: 'lower',
    isPrice: true,
  },
  {
    id: 'pods',
    label: 'Minutes of pods beyond those that serve anyway',
    unit: 'min',
    better: 'lower',
    isPrice: true,
  },
];
