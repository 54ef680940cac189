import type { Lateness } from '../engine/assignments/late-policy';
import type { Receipt } from './api/submissions';
import type { Work } from './api/work';

/** The shapes of what a browser that has joined a class keeps of its log. A change of meaning needs a migration. */

/** A log of this browser for one account, at `[user, 'active']` or, when it was given up for another, at `[user, 'sealed', id]`. */
export interface StoredStream {
  readonly id: string;
  /** 256 random bits: nobody else can write this log. */
  readonly secret: string;
  /** The number of the last event that is its own. */
  readonly last: number;
  /** The number of the last event that the server was last known to have. */
  readonly acked: number;
  /** The highest lamport that is known; the next event has one more. */
  readonly lamport: number;
  /** How far the events of other devices are known, as the server counts. */
  readonly cursor: number;
  /** What the server gave with that cursor. */
  readonly mark: string;
  /** How far this clock was last measured to be ahead of the server's, in milliseconds. */
  readonly aheadMs: number;
}

/** One entry of a log, at `[stream, number]`. */
export interface StoredSyncEvent {
  readonly kind: string;
  readonly exercise: string | null;
  /** Milliseconds since the Unix epoch. */
  readonly clientAt: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** The server cannot take its body: it keeps its number, and its body stays here. */
  readonly isWithheld?: true;
}

/** A draft of another device, at `[course, lesson, lamport, stream]`. */
export interface StoredDraft {
  readonly gzip: string;
  readonly lessonVersion: string;
  /** When the server got it; milliseconds since the Unix epoch. */
  readonly receivedAt: number;
}

/** Work that is handed in, at `[user, id]`: on its way until there is a receipt, and kept then as the proof. */
export interface StoredHandIn {
  readonly id: string;
  readonly classId: string;
  readonly assignmentId: string;
  /** As in its address. */
  readonly lesson: string;
  /** The lesson's id and the exercise's. */
  readonly exercise: string;
  readonly contentVersion: string;
  readonly clientAt: number;
  /** How far the clock was known to be ahead of the server's then: by the time it is sent, somebody may have set it. */
  readonly clientAheadMs?: number;
  readonly work: Work;
  /** What the work is made of, by SHA-256, until it has arrived. */
  readonly pieces: Readonly<Record<string, Uint8Array>>;
  readonly state: 'waiting' | 'arrived' | 'refused';
  readonly receipt?: Receipt;
  readonly lateness?: Lateness;
  /** Why it was refused, for the learner. */
  readonly refusal?: string;
}
