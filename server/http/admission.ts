import type { GuardedDb } from '../db/guard';
import { retryAfter } from './failure-response';
import { HttpError } from './http-error';

/** Milliseconds that a request may have waited before its turn; those behind it have waited longer still. */
export const PATIENCE_MS = 500;

/** The event loop, as far as waiting goes. */
export interface Loop {
  /** Milliseconds. */
  now(): number;
  /** Calls back when the loop is about to look for new requests. */
  onNextTurn(callback: () => void): void;
}

/**
 * A clock that tells how long ago this turn of the event loop came to its first request. All requests of a turn were there when it began,
 * so whoever is handled now has waited at least so long. On the embedded database this is the only queue that grows: its work is done on
 * the loop itself, a request runs to its end before the next one is looked at, and whoever waits does so in a socket.
 */
export function turnClock({ now, onNextTurn }: Loop): () => number {
  let began: number | null = null;
  return () => {
    const at = now();
    if (began === null) {
      began = at;
      onNextTurn(() => {
        began = null;
      });
    }
    return at - began;
  };
}

/** How long the request that is handled now has waited for this process, at least. Ask first of all. */
export const waitedMs = turnClock({
  now: () => performance.now(),
  onNextTurn: (callback) => setImmediate(callback),
});

/**
 * Turns a request away before anything was done for it, when more wait than can be answered in time: to refuse is cheap, and late answers are
 * sent again by clients that have given up.
 *
 * @throws HttpError `unavailable`, with a moment to come back that is another one for each.
 */
export function refuseWhenBusy(waited: number, db: Pick<GuardedDb, 'isFull'>): void {
  if (waited <= PATIENCE_MS && !db.isFull()) return;
  throw new HttpError('unavailable', 'The server is busy. Nothing is lost; it is tried again.', {
    retryAfter: retryAfter(),
  });
}
