import { civilFromDays } from '../../core/civil-date';
import type { Conclusion, JobState, RunState, Status } from '../store/run-state';

const two = (value: number) => String(value).padStart(2, '0');

/** A moment as `2026-03-02T09:00:00Z`; with `fraction` as logs have it: `2026-03-02T09:00:00.1230000Z`. */
export function timestamp(ms: number, fraction = false): string {
  const days = Math.floor(ms / 86_400_000);
  const { year, month, day } = civilFromDays(days);
  const rest = ms - days * 86_400_000;
  const [hours, minutes, seconds] = [
    Math.floor(rest / 3_600_000),
    Math.floor(rest / 60_000) % 60,
    Math.floor(rest / 1_000) % 60,
  ];
  const part = fraction ? `.${String(Math.floor(rest) % 1_000).padStart(3, '0')}0000` : '';
  return `${year}-${two(month)}-${two(day)}T${two(hours)}:${two(minutes)}:${two(seconds)}${part}Z`;
}

/** A span as Go writes it, to the second: `1h2m3s`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${h > 0 ? `${h}h` : ''}${h > 0 || m > 0 ? `${m}m` : ''}${s}s`;
}

/** `about 5 minutes ago`; what lies ahead of the clock counts as now. */
export function ago(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  const plural = (count: number, unit: string) => `about ${count} ${unit}${count === 1 ? '' : 's'} ago`;
  if (minutes < 1) return 'less than a minute ago';
  if (minutes < 60) return plural(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return plural(hours, 'hour');
  const days = Math.floor(hours / 24);
  if (days < 30) return plural(days, 'day');
  return days < 365 ? plural(Math.floor(days / 30), 'month') : plural(Math.floor(days / 365), 'year');
}

/** The sign that `gh` puts before a run, a job or a step. */
export function sign({
  status,
  conclusion,
}: {
  readonly status: Status;
  readonly conclusion: Conclusion | null;
}): string {
  if (status !== 'completed') return '*';
  return conclusion === 'success' ? '✓' : conclusion === 'failure' ? 'X' : '-';
}

/** How long a run or job has taken until now, or until its end. */
export const elapsed = (
  { startedAt, completedAt }: Pick<RunState | JobState, 'startedAt' | 'completedAt'>,
  now: number,
) => (startedAt === null ? '0s' : duration((completedAt ?? Math.max(now, startedAt)) - startedAt));
