import type { MeasureDefinition } from '../types';

/** What the replay measures; amounts are in the unit of the target. */
export const YEARS_AFTER_MEASURES: readonly MeasureDefinition[] = [
  { id: 'kept', label: 'Average error on the sales that came in', unit: '$', better: 'lower' },
  { id: 'broken-promise', label: 'Worse than on the sales it learnt from, by', unit: '%', better: 'lower' },
  { id: 'within-ten', label: 'Estimates within 10 % of the price', unit: '%', better: 'higher' },
  {
    id: 'months-behind',
    label: 'Months in which a straight line was better',
    unit: 'of 19',
    better: 'lower',
  },
  { id: 'seed-moves', label: 'Difference between two trainings from one seed', unit: '$', better: 'lower' },
  { id: 'tensors-left', label: 'Tensors left in memory by a training', unit: '', better: 'lower' },
];
