import { civilFromDays } from '../../../core/civil-date';

/** A table as MLflow prints it: columns at least two wider than their headings, two spaces between. */
export function table(rows: readonly (readonly string[])[], headings: readonly string[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(...rows.map((row) => row[column]!.length), heading.length + 2, 4),
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => cell.padEnd(widths[column]!)).join('  ');
  return [line(headings), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)]
    .map((text) => `${text}\n`)
    .join('');
}

const DAY_MS = 86_400_000;
const two = (value: number) => String(value).padStart(2, '0');

/** A moment as `2026-01-05 09:00:00`, in UTC, which is the time zone of the lab. */
export function dateText(ms: number, between = '-'): string {
  const days = Math.floor(ms / DAY_MS);
  const { year, month, day } = civilFromDays(days);
  const seconds = Math.floor((ms - days * DAY_MS) / 1000);
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${year}${between}${two(month)}${between}${two(day)} ${time}`;
}
