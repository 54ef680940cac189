import type { MeasureDefinition } from '../types';

/** What `cleaned-export` measures; a listing is in one of the first three. */
export const CLEANED_EXPORT_MEASURES: readonly MeasureDefinition[] = [
  { id: 'right', label: 'Listings that are right to the last cell', unit: 'listings', better: 'higher' },
  { id: 'untrue', label: 'Listings that say what is not so', unit: 'listings', better: 'lower' },
  {
    id: 'thrown-away',
    label: 'Listings thrown away, or with good cells emptied',
    unit: 'listings',
    better: 'lower',
  },
  {
    id: 'error',
    label: 'Average error of a line that learnt from the table',
    unit: '$',
    better: 'lower',
  },
];
