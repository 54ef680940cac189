import type { MeasureDefinition } from '../types';

/** What `shared-week` measures. */
export const SHARED_WEEK_MEASURES: readonly MeasureDefinition[] = [
  { id: 'lost', label: 'Wanted changes that are not on main on Friday', unit: 'changes', better: 'lower' },
  { id: 'faults', label: 'Faulty changes that reached main', unit: 'changes', better: 'lower' },
  { id: 'minutes', label: 'Working time until trouble is noticed, on average', unit: 'min', better: 'lower' },
  { id: 'calls', label: 'Calls of the week that were wrong or not made', unit: 'calls', better: 'lower' },
];

/** A day has eight hours of work. Times of the scenario are minutes of work since Monday, 9:00. */
export const DAY = 480;

/**
 * When trouble is noticed. What stops a merge, a conflict or a failing test, is seen in minutes; all else on Friday at
 * 16:00, when the week is looked at. Assumptions of the course, the same for both lanes.
 */
export const NOTICED = { atTheMerge: 5, onFriday: 4 * DAY + 420 } as const;

/** A time of work as minutes since Monday, 0:00: work begins at nine each day. */
export const calendarMinutes = (at: number): number => Math.floor(at / DAY) * 1440 + 540 + (at % DAY);
