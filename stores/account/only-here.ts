import { COURSE_ID } from '../../content/course';
import type { StoredHandIn, StoredStream } from '../../contracts/stored-sync';
import type { RecordDatabase } from '../../runtime/storage/record-database';
import { isPastLeft } from '../sync/past-decision';

/** What is in this browser alone, so that clearing it would lose it. */
export interface OnlyHere {
  /** Entries of the log that the server is not known to have. */
  readonly events: number;
  /** Work that was handed in and has not arrived. */
  readonly handIns: number;
  /** What was done before signing in stayed here, as the learner chose or has not chosen yet. */
  readonly isPastLeft: boolean;
}

/** Looks what of `userId` is in `db` alone, as it is now. */
export async function onlyHere(db: RecordDatabase, userId: string): Promise<OnlyHere> {
  const [streams, handIns, isLeft] = await Promise.all([
    db.under('syncStreams', [userId]),
    db.under('handIns', [userId]),
    isPastLeft(db, COURSE_ID, userId),
  ]);
  return {
    events: streams
      .map(({ value }) => value as StoredStream)
      .reduce((sum, { last, acked }) => sum + Math.max(0, last - acked), 0),
    handIns: handIns.filter(({ value }) => (value as StoredHandIn).state === 'waiting').length,
    isPastLeft: isLeft,
  };
}

/** Why the device cannot be cleared yet, as a sentence; null: all that counts is at the server. */
export function keepWords({ events, handIns }: OnlyHere): string | null {
  const waiting = [
    ...(handIns > 0 ? [handIns === 1 ? '1 hand-in' : `${handIns} hand-ins`] : []),
    ...(events > 0 ? [events === 1 ? '1 entry of your log' : `${events} entries of your log`] : []),
  ];
  if (waiting.length === 0) return null;
  const isOne = events + handIns === 1;
  return `${waiting.join(' and ')} ${isOne ? 'is' : 'are'} not at the server yet: wait until ${isOne ? 'it is' : 'they are'}, or ${isOne ? 'it' : 'they'} would be lost.`;
}
