import { type DayOrder, dayOrderOf } from './dates';
import type { ProblemList } from './problems';

/** The order of day and month of a column of dates; says so when it had to be chosen. */
export function dateFormat(
  present: readonly string[],
  at: number,
  name: string,
  problems: ProblemList,
): DayOrder {
  const order = dayOrderOf(present);
  if (order !== null) return order;
  const example = present.find((text) => /^\d{1,2}[-/]\d{1,2}[-/]\d/.test(text)) ?? '';
  problems.note(0, at + 1, `It is not clear which is the day in ${example}; read as month/day/year.`, name);
  return 'month-first';
}
