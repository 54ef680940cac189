/** How far a browser's log is written, and how far the server has it. */
export interface StreamMark {
  /** The number of the last event that was written; 0: none. */
  readonly last: number;
  /** The number of the last event that the server was last known to have. */
  readonly acked: number;
}

/** What is sent next: `count` events from number `from`. */
export interface Batch {
  readonly from: number;
  readonly count: number;
}

/** The next events to send; none when the server has them all: then the request only asks what there is. */
export function nextBatch({ last, acked }: StreamMark, most: number): Batch {
  const from = Math.min(last, acked) + 1;
  return { from, count: Math.min(most, last - from + 1) };
}

/** What an answer means for the log that it is about. */
export type Answered =
  | {
      readonly kind: 'known';
      readonly acked: number;
      /** The server has less than it had: it was restored from a backup, and is filled again. */
      readonly isRestored: boolean;
    }
  /** The server has events under this log's name that are not of this browser: it goes on with a new log. */
  | { readonly kind: 'forked' };

/**
 * Judges an answer by what the log was when the request was made.
 *
 * @param serverLast the number of the last event that the server says it has.
 */
export function onAnswer(sent: StreamMark, serverLast: number): Answered {
  if (serverLast > sent.last) return { kind: 'forked' };
  return { kind: 'known', acked: serverLast, isRestored: serverLast < sent.acked };
}

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 300_000;

/**
 * How long to wait after `failures` in a row (1 or more), in milliseconds: 2 s, doubled up to 5 minutes, and anything from half
 * of that on, so that all who were refused at once do not come back at once. Never sooner than the server asks for, and spread over
 * half as long again: it tells all whom it refuses at once the same.
 *
 * @param chance in [0, 1).
 * @param retryAfter seconds, as the server said.
 */
export function backOff(failures: number, chance: number, retryAfter = 0): number {
  const full = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (Math.max(1, failures) - 1));
  const least = Math.max(full / 2, retryAfter * 1_000);
  return least + chance * Math.max(full / 2, least / 2);
}
