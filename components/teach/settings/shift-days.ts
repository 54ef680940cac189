import { parseAbsolute } from '@internationalized/date';

/** A moment so many days on at the same hour on a zone's clock, as the server moves the dates of a copy. */
export function shiftDays(iso: string, days: number, timeZone: string): string {
  return parseAbsolute(iso, timeZone).add({ days }).toAbsoluteString();
}
