/** A moment on this device's clock, such as "3 Mar 2026, 14:05". @param iso in UTC. */
export function momentWords(iso: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}
