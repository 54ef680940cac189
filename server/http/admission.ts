import type { GuardedDb } from '../db/guard';
import { retryAfter } from './failure-response';
import { HttpError } from './http-error';

/** Milliseconds that a request waits for its turn at most; then it is turned away. */
export const PATIENCE_MS = 500;

/**
 * How often the event loop looks for what is new between two requests that begin. Each look takes one new connection (libuv since 1.45) and
 * costs some microseconds: with one look for each request a crowd that comes over new connections would be let in no faster than it is served.
 */
const LOOKS = 4;

/** The event loop, as far as waiting goes. */
export interface Loop {
  /** Milliseconds. */
  now(): number;
  /** Calls back when the loop has looked once more for what is new. */
  onNextTurn(callback: () => void): void;
}

/**
 * Lets requests begin one after the other, in the order in which they came. On the embedded database the work of a request is done on the event
 * loop itself: if all that is there began at once, the loop would look for nothing new until all of it is done, whoever waits would wait in
 * a socket where nobody sees it, and new connections would not be taken.
 */
export class Turnstile {
  readonly #loop: Loop;
  readonly #waiting: { readonly since: number; readonly begin: (waited: number) => void }[] = [];
  #isTurning = false;

  constructor(loop: Loop) {
    this.#loop = loop;
  }

  /** How many requests wait for their turn now. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Waits for one's turn, or until it has taken too long. @returns the milliseconds that it took */
  enter(): Promise<number> {
    return new Promise((begin) => {
      this.#waiting.push({ since: this.#loop.now(), begin });
      if (this.#isTurning) return;
      this.#isTurning = true;
      this.#loop.onNextTurn(() => this.#turn());
    });
  }

  #turn(): void {
    // To tell those that it has taken too long is cheap: all of them at once, and one that is served.
    let waited: number;
    do {
      const first = this.#waiting.shift();
      if (first === undefined) {
        this.#isTurning = false;
        return;
      }
      waited = this.#loop.now() - first.since;
      first.begin(waited);
    } while (waited > PATIENCE_MS);
    this.#look(LOOKS);
  }

  #look(times: number): void {
    this.#loop.onNextTurn(() => (times > 1 ? this.#look(times - 1) : this.#turn()));
  }
}

/** The one of this process. Ask it first of all. */
export const turnstile = new Turnstile({
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
