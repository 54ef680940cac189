/** A moment as it reads on the clock of a zone, such as "Sun, 8 Mar 2026, 23:59". */
export function inZone(iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(new Date(iso));
}

/** The zone of this browser. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Whether the clocks of two zones show the same at a moment. */
export const isSameClock = (iso: string, a: string, b: string): boolean => inZone(iso, a) === inZone(iso, b);

/** The name of a zone with its distance from UTC at a moment: "Europe/Berlin (GMT+1)". */
export function zoneLabel(timeZone: string, at: Date = new Date()): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return timeZone === offset ? timeZone : `${timeZone} (${offset})`;
}

/** How long ago or ahead: "in 3 days", "2 hours ago". */
export function fromNow(iso: string, now: number): string {
  const seconds = (new Date(iso).getTime() - now) / 1_000;
  const units = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ] as const;
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['minute', 60];
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}
