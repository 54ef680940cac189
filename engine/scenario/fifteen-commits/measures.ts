import type { MeasureDefinition } from '../types';

/** What `fifteen-commits` measures. */
export const FIFTEEN_COMMITS_MEASURES: readonly MeasureDefinition[] = [
  { id: 'reached', label: 'Bad commits that reached users, of ten', unit: 'commits', better: 'lower' },
  { id: 'blocked', label: 'Good commits that were blocked, of five', unit: 'commits', better: 'lower' },
  {
    id: 'minutes',
    label: 'From the push until a good commit is live',
    unit: 'min',
    better: 'lower',
    isPrice: true,
  },
];
