import type { ExponentialStream } from '../chance/exponential-stream';
import type { UniformStream } from '../chance/uniform-stream';
import type { TraceDescription } from '../description';
import type { RateProfile } from './rate-profile';

/** Where requests come from, one after the other. */
export interface Arrivals {
  /** When the next one comes; Infinity after the last. */
  readonly next: number;
  /** The key that it asks for; −1: any. */
  readonly key: number;
  /** Goes on to the one after it. */
  advance(): void;
}

/**
 * A Poisson process of changing rate, by thinning: P. A. W. Lewis and G. S. Shedler (1979). Candidates come at a rate
 * that is nowhere below λ(t) in the piece, and each is kept with probability λ(t) ÷ bound.
 */
export class PoissonArrivals implements Arrivals {
  next = 0;
  readonly key = -1;
  readonly #profile: RateProfile;
  readonly #gaps: ExponentialStream;
  readonly #thinning: UniformStream;
  readonly #duration: number;

  /** @param duration seconds after which nobody comes any more */
  constructor(profile: RateProfile, gaps: ExponentialStream, thinning: UniformStream, duration: number) {
    this.#profile = profile;
    this.#gaps = gaps;
    this.#thinning = thinning;
    this.#duration = duration;
    profile.findPiece(0);
    this.advance();
  }

  advance(): void {
    const profile = this.#profile;
    let time = this.next;
    while (time <= this.#duration) {
      const candidate =
        profile.bound > 0 ? time + this.#gaps.next() / profile.bound : Number.POSITIVE_INFINITY;
      if (candidate < profile.until) {
        time = candidate;
        if (profile.isConstant || this.#thinning.next() * profile.bound < profile.rate(time)) {
          this.next = time;
          return;
        }
      } else {
        // What is left of an exponential wait is one again, so the next piece begins anew.
        time = profile.until;
        profile.findPiece(time);
      }
    }
    this.next = Number.POSITIVE_INFINITY;
  }
}

/** Requests at the times of a record. */
export class TraceArrivals implements Arrivals {
  next = Number.POSITIVE_INFINITY;
  key = -1;
  readonly #times: ArrayLike<number>;
  readonly #keys: ArrayLike<number> | null;
  #at = -1;

  constructor({ times, keys }: TraceDescription) {
    this.#times = times;
    this.#keys = keys ?? null;
    this.advance();
  }

  advance(): void {
    const at = ++this.#at;
    this.next = at < this.#times.length ? this.#times[at]! : Number.POSITIVE_INFINITY;
    this.key = this.#keys?.[at] ?? -1;
  }
}
