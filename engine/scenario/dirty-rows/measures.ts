import type { MeasureDefinition, ReplayEvent } from '../types';

/** The measures of the scenario, in the order in which they are shown. */
export const DIRTY_ROWS_MEASURES: readonly MeasureDefinition[] = [
  { id: 'answered-right', label: 'Rows answered right', unit: 'rows', better: 'higher' },
  { id: 'silently-wrong', label: 'Rows silently wrong', unit: 'rows', better: 'lower' },
  { id: 'wrongly-refused', label: 'Rows wrongly refused', unit: 'rows', better: 'lower' },
  { id: 'crashes', label: 'Crashes', unit: 'times', better: 'lower' },
  { id: 'unanswered', label: 'Rows never answered', unit: 'rows', better: 'lower' },
  { id: 'change-files', label: 'Files touched by the change', unit: 'files', better: 'lower' },
  { id: 'change-lines', label: 'Lines touched by the change', unit: 'lines', better: 'lower' },
  { id: 'kill-rate', label: 'Planted faults that the tests catch', unit: '%', better: 'higher' },
];

/** The measures that follow from the events alone. */
export function countEvents(events: readonly ReplayEvent[]): Record<string, number> {
  const count = (...outcomes: readonly ReplayEvent['outcome'][]) =>
    events.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    // A refusal that names the right field is the right answer to a row that must be refused.
    'answered-right': count('right', 'refused'),
    'silently-wrong': count('silently-wrong'),
    'wrongly-refused': count('wrongly-refused'),
    unanswered: count('crashed', 'lost'),
  };
}
