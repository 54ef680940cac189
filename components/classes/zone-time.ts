/** A moment in words, on the reader's clock, and on the class's where that one shows something else. */
export interface ZoneTime {
  readonly local: string;
  /** Null: the same as on the reader's clock. */
  readonly inClass: string | null;
}

/** @param readerZone an IANA name; absent: that of this device. */
export function zoneTime(iso: string, classZone: string, readerZone?: string): ZoneTime {
  const local = words(iso, readerZone);
  const there = words(iso, classZone);
  return { local, inClass: there === local ? null : `${there} in ${city(classZone)}` };
}

function words(iso: string, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(new Date(iso));
}

/** `America/New_York` is New York. */
function city(zone: string): string {
  return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "in 3 days", "2 hours ago": in the largest unit of which there is one. */
export function fromNow(iso: string, now: number): string {
  const ms = new Date(iso).getTime() - now;
  const [unit, size] = UNITS.find(([, each]) => Math.abs(ms) >= each) ?? ['minute', 60_000];
  return new Intl.RelativeTimeFormat('en', { numeric: 'always' }).format(Math.trunc(ms / size), unit);
}
