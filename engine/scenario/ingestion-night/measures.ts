import type { MeasureDefinition } from '../types';

/** The measures of the scenario, in the order in which they are shown. */
export const INGESTION_NIGHT_MEASURES: readonly MeasureDefinition[] = [
  { id: 'peak-memory', label: 'Most rows held at a time', unit: 'kB', better: 'lower' },
  { id: 'rows-lost', label: 'Rows lost', unit: 'rows', better: 'lower' },
  { id: 'rows-doubled', label: 'Rows doubled', unit: 'rows', better: 'lower' },
  { id: 'bad-rows-in', label: 'Bad rows in the tables', unit: 'rows', better: 'lower' },
  { id: 'minutes-to-fresh', label: 'Time to fresh data, mean', unit: 'min', better: 'lower' },
];
