import type { FigureDefinition } from '@/engine/simulator/figures';

const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const ONE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** A figure with its unit: "$12,300", "4.5 hours", "98 %"; a dash where there was nothing to measure. */
export function figureWords({ unit }: Pick<FigureDefinition, 'unit'>, value: number | null): string {
  if (value === null) return '–';
  if (unit === '$') return WHOLE.format(value).replace(/^(-?)/, '$1$$');
  const text = Math.abs(value) < 100 && !Number.isInteger(value) ? ONE.format(value) : WHOLE.format(value);
  if (unit === 'estimates' || unit === 'requests') return text;
  return `${text} ${text === '1' && unit === 'hours' ? 'hour' : unit}`;
}

/** "3 hours", "2.5 days", "3 weeks": a length of time as one would say it. */
export function hoursWords(hours: number): string {
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`;
  if (hours < 48) return counted(hours, 'hour');
  return hours < 24 * 21 ? counted(hours / 24, 'day') : counted(hours / 168, 'week');
}

function counted(value: number, unit: string): string {
  const text = value < 10 ? ONE.format(value) : WHOLE.format(value);
  return `${text} ${unit}${text === '1' ? '' : 's'}`;
}

/** "week 12": the week that an hour lies in. */
export function weekOf(hour: number): string {
  return `week ${Math.min(52, Math.floor(hour / 168) + 1)}`;
}

/** "Week 12, Tuesday": the day that has just ended. The year begins on a Monday. */
export function dayWords(day: number): string {
  if (day === 0) return 'Before the first day';
  const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  return `Week ${Math.floor((day - 1) / 7) + 1}, ${DAYS[(day - 1) % 7]}`;
}
