import type { MeasureDefinition } from '../types';

/** The measures of the scenario, in the order in which they are shown. */
export const MONTH_LATER_MEASURES: readonly MeasureDefinition[] = [
  {
    id: 'runs-recoverable',
    label: 'Runs that can be trained again to the same score',
    unit: 'runs',
    better: 'higher',
  },
  { id: 'rebuilt-difference', label: 'Winner trained again: change of its score', unit: '', better: 'lower' },
  { id: 'questions-answered', label: 'Questions answered a month later, of 8', unit: '', better: 'higher' },
];
