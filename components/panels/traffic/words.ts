/** Seconds as they are read: `175 ms`, `4.62 s`; `none` where there are none. */
export function secondsText(seconds: number | null): string {
  if (seconds === null || Number.isNaN(seconds)) return 'none';
  return seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(2)} s`;
}

export const countText = (count: number): string => Math.round(count).toLocaleString('en-US');

export const percentText = (share: number): string =>
  `${(100 * share).toFixed(share > 0.0005 && share < 0.1 ? 2 : 1)} %`;

const CENTS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** `$105.35`. */
export const usd = (amount: number): string => CENTS.format(amount);

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/**
 * A moment of a run: `20:05`; of one that is longer than a day `Tue 20:00`, than a week `day 9, 20:00`.
 * @param at milliseconds since the epoch
 */
export function momentText(at: number, startAt: number, duration: number): string {
  const time = new Date(at).toISOString().slice(11, 16);
  if (duration <= 86_400) return time;
  const days = Math.floor((at - startAt) / 86_400_000);
  return duration <= 7 * 86_400 ? `${DAYS[days % 7]} ${time}` : `day ${days + 1}, ${time}`;
}
