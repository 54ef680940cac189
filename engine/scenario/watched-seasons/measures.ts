import type { MeasureDefinition } from '../types';

/** What `watched-seasons` measures. */
export const WATCHED_SEASONS_MEASURES: readonly MeasureDefinition[] = [
  { id: 'feed-days', label: 'Until somebody knew that the feed was broken', unit: 'days', better: 'lower' },
  { id: 'turn-days', label: 'Until somebody knew that customers had changed', unit: 'days', better: 'lower' },
  { id: 'broken', label: 'Customers judged by what is not true', unit: 'customers', better: 'lower' },
  {
    id: 'missed',
    label: 'Left without a call, after customers had changed',
    unit: 'customers',
    better: 'lower',
  },
  {
    id: 'false',
    label: 'Calls to whoever is on duty, with nothing wrong',
    unit: 'calls',
    better: 'lower',
    isPrice: true,
  },
];
