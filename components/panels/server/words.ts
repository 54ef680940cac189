import { minutesBetween } from '@/engine/deployment/lab-time';
import type { Judged } from '@/engine/deployment/week-facts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];

/** `2009-06-01T09:12` as "Mon 1 Jun 2009, 09:12". */
export function dayAndTime(time: string): string {
  const [year, month, day] = time.slice(0, 10).split('-').map(Number);
  const weekday = DAYS[Math.floor(minutesBetween('1970-01-01', time) / 1440) % 7];
  return `${weekday} ${day} ${MONTHS[(month ?? 1) - 1]} ${year}, ${time.slice(11)}`;
}

/** The time between two lab times as "2 d 3 h", "3 h 5 min" or "5 min". */
export function uptime(from: string, to: string): string {
  const minutes = Math.max(0, minutesBetween(from, to));
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) return `${days} d ${hours} h`;
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}

/** 12345.6 as "$12,346"; a dash for what is not known. */
export function dollars(value: number | null, signed = false): string {
  if (value === null) return '–';
  const sign = value < -0.5 ? '−' : signed && value > 0.5 ? '+' : '';
  return `${sign}$${Math.round(Math.abs(value)).toLocaleString('en-US')}`;
}

/** What became of a request, in a word or two. */
export function answerWords({ answer, difference, right }: Judged): string {
  switch (answer.outcome) {
    case 'crashed':
      return 'ended the process';
    case 'lost':
      return 'nobody answered';
    case 'refused':
      return `refused (${answer.status})`;
    case 'failed':
      return `failed (${answer.status})`;
    case 'answered':
      if (answer.dollars === null) return 'no estimate';
      return right || difference === null ? 'answered' : 'differs';
  }
}
