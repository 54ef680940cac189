const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const YEAR_MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
const TIME = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

const DAY_MS = 86_400_000;

/** `2 Mar`. */
export const dayText = (time: number): string => DAY.format(time);

/** `2 Mar, 06:00`, UTC. */
export const timeText = (time: number): string => TIME.format(time);

/** A label of a time axis: days, or months where the course is longer than a year. */
export const axisTime =
  (length: number) =>
  (time: number): string =>
    (length > 370 * DAY_MS ? YEAR_MONTH : DAY).format(time);

/** `7 days`, `6 hours`. */
export function lengthText(ms: number): string {
  const [count, unit] = ms % DAY_MS === 0 ? [ms / DAY_MS, 'day'] : [Math.round(ms / 36e5), 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** `7 d`, `6 h`, `5 min`. */
export function shortLength(ms: number): string {
  if (ms % DAY_MS === 0) return `${ms / DAY_MS} d`;
  return ms < 36e5 ? `${ms / 6e4} min` : `${Number((ms / 36e5).toPrecision(3))} h`;
}

export const percentText = (share: number | null, digits = 1): string =>
  share === null || Number.isNaN(share) ? '–' : `${(100 * share).toFixed(digits)} %`;

/** A score or a value in four digits. */
export function numberText(value: number | null): string {
  if (value === null || Number.isNaN(value)) return '–';
  return value !== 0 && Math.abs(value) < 1e-4
    ? value.toExponential(1)
    : String(Number(value.toPrecision(4)));
}

/** `expect_column_values_to_be_between` as it reads: `values to be between`. */
export const expectationText = (type: string): string =>
  type.replace(/^expect_(?:table_|column_|compound_)?/, '').replaceAll('_', ' ');
