import type { MeasureDefinition } from '../types';

/** What `week-on-call` measures. */
export const WEEK_ON_CALL_MEASURES: readonly MeasureDefinition[] = [
  { id: 'restore', label: 'Time to restore, mean', unit: 'hours', better: 'lower' },
  { id: 'open', label: 'Incidents that were never restored', unit: 'incidents', better: 'lower' },
  { id: 'budget', label: 'Error budget of the month that was spent', unit: '%', better: 'lower' },
  { id: 'harmed', label: 'Requests that an incident harmed', unit: 'requests', better: 'lower' },
  { id: 'pages', label: 'Times that somebody was woken', unit: 'pages', better: 'lower' },
  { id: 'acts', label: 'Acts', unit: 'acts', better: 'lower', isPrice: true },
];
