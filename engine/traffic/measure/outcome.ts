/** How a request ended for its client, as it stands in typed arrays. */
export const Outcome = {
  /** Answered. */
  served: 0,
  /** Answered from the cache. */
  cached: 1,
  /** Answered with an error by the service: 500. */
  failed: 2,
  /** Cut off, since the replica died or was stopped: 502. */
  crashed: 3,
  /** Refused, since the queue was full or the process did not listen yet: 503. */
  refused: 4,
  /** No replica was ready: 503. */
  unrouted: 5,
  /** The client hung up. */
  timedOut: 6,
} as const;

export type OutcomeName = keyof typeof Outcome;

/** The names, at the index of their number. */
export const OUTCOMES = Object.keys(Outcome) as readonly OutcomeName[];

/** The end of a request. One object is filled anew for each: floats that are passed along are put on the heap. */
export class EndedRequest {
  outcome = 0;
  /** Seconds from sending it to its end. */
  latency = 0;
  /** Seconds that it waited in a queue before it was served. */
  wait = 0;
  /** The mark of the answer of a replica; 0 for all other ends. */
  mark = 0;
}

/** How many marks there are that answers can be counted by. */
export const MARKS = 8;

/** Whether the client got what it asked for. */
export function isGood(outcome: number): boolean {
  return outcome <= Outcome.cached;
}
