import type { OnCallHands, PageState, TimelineEntry } from '@/engine/incidents/on-call/session-state';

const HOUR_MS = 3_600_000;
const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

/** "Wed 4 Jul, 14:00" of an hour of a shift, in UTC. */
export function hourText(startMs: number, hour: number): string {
  const date = new Date(startMs + hour * HOUR_MS);
  return `${DAY.format(date).replace(',', '')}, ${String(date.getUTCHours()).padStart(2, '0')}:00`;
}

/** "3 h", "2 d 4 h". */
export function spanText(hours: number): string {
  const whole = Math.round(hours * 10) / 10;
  if (whole < 48) return `${whole} h`;
  const rest = Math.round(whole % 24);
  return `${Math.floor(whole / 24)} d${rest === 0 ? '' : ` ${rest} h`}`;
}

/** A number with few digits, as a figure in a table. */
export const numberText = (value: number): string =>
  Number.isFinite(value)
    ? Number(value.toPrecision(Math.abs(value) >= 1000 ? 4 : 3)).toLocaleString('en-US')
    : 'none';

export const percentText = (share: number): string =>
  Number.isFinite(share) ? `${Number((100 * share).toPrecision(3)).toLocaleString('en-US')} %` : 'none';

export const STATE_WORDS: Readonly<Record<PageState, string>> = {
  firing: 'firing',
  acknowledged: 'taken',
  resolved: 'over',
};

export const HANDS_WORDS: Readonly<Record<OnCallHands, string>> = {
  player: 'by you',
  night: 'by the runbook',
};

export const ENTRY_WORDS: Readonly<Record<TimelineEntry['kind'], string>> = {
  alert: 'Alert',
  'resolved-alert': 'Over',
  acknowledged: 'Taken',
  act: 'Begun',
  'act-done': 'Done',
  incident: 'Incident',
  restored: 'Restored',
  note: 'Note',
};
