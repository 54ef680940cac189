import { formatDate } from '../../git/text/git-date';

/** A time (milliseconds since the epoch) as `2026-01-31T09:05:00Z`. */
export const rfc3339 = (ms: number): string =>
  formatDate({ seconds: Math.floor(ms / 1000), zone: '+0000' }, 'iso-strict').replace('+00:00', 'Z');
