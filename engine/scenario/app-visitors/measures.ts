import type { MeasureDefinition } from '../types';

/** What a day of visitors to an app is measured by. */
export const APP_VISITORS_MEASURES: readonly MeasureDefinition[] = [
  { id: 'served', label: 'People who got what they came for', unit: 'people', better: 'higher' },
  { id: 'wrong', label: 'Estimates shown for impossible or misread input', unit: 'people', better: 'lower' },
  { id: 'stuck', label: 'People who could not use the page', unit: 'people', better: 'lower' },
  { id: 'unexplained', label: 'Refusals that did not say what to change', unit: 'people', better: 'lower' },
  { id: 'failures', label: 'Answers with a status of 500 or more', unit: 'answers', better: 'lower' },
];
