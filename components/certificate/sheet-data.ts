import type { Certificate } from '@/contracts/api/certificates';
import type { Trust } from '@/engine/core/trust';
import type { DeviceStanding } from '@/stores/certificate/device-standing';

/** What stands on a sheet. */
export interface SheetData {
  readonly name: string;
  readonly scope: Certificate['scope'];
  /** Milliseconds since the epoch. */
  readonly issuedAt: number;
  readonly exercises: readonly {
    readonly id: string;
    readonly title: string;
    readonly passedAt: number | null;
    readonly contentVersion: string;
    /** What the server's verdict rests on. */
    readonly trust?: Trust;
  }[];
  readonly findings: Certificate['findings'];
  /** Who has checked it; of a server’s, where that can be seen. */
  readonly checked:
    | { readonly by: 'device' }
    | { readonly by: 'server'; readonly id: string; readonly address: string };
}

/** The sheet of what this device has checked. */
export function deviceSheet(standing: DeviceStanding, name: string, issuedAt: number): SheetData {
  const { scope, passed: exercises, findings } = standing;
  return { name, scope, issuedAt, exercises, findings, checked: { by: 'device' } };
}

/** The sheet of what a server has signed. */
export function serverSheet(certificate: Certificate, address: string): SheetData {
  const { id, name, scope, issuedAt, exercises, findings } = certificate;
  return {
    name,
    scope,
    issuedAt: Date.parse(issuedAt),
    exercises: exercises.map((one) => ({ ...one, passedAt: Date.parse(one.passedAt) })),
    findings,
    checked: { by: 'server', id, address },
  };
}

/** A day as it stands on a document, the same everywhere: 2 March 2026. */
export const dayText = (time: number): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(time);

/** What was passed, in a sentence. */
export function scopeWords({ scope, exercises }: Pick<SheetData, 'scope' | 'exercises'>): string {
  const count = `${exercises.length} ${exercises.length === 1 ? 'exercise' : 'exercises'}`;
  return scope === 'course'
    ? `has passed all ${count} of the course in machine-learning operations, from the first notebook to a monitored service and its game day.`
    : `has passed the capstone in machine-learning operations, all ${count} of it: from a raw table to a monitored service, and a game day with nobody at the keyboard.`;
}
